package org.querencia.web.console.webhook;

import io.helidon.webserver.http.HttpRules;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.querencia.core.segment.Segment;
import org.querencia.runtime.courier.Attempt;
import org.querencia.runtime.courier.Endpoint;
import org.querencia.runtime.courier.Endpoint.State;
import org.querencia.runtime.courier.EndpointDesk;
import org.querencia.runtime.courier.EndpointDesk.Answer;
import org.querencia.runtime.courier.EndpointDesk.Wanted;
import org.querencia.runtime.courier.Endpoints.Kept;
import org.querencia.runtime.courier.Progress;
import org.querencia.runtime.courier.Topic;
import org.querencia.runtime.segment.SegmentServices;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.RefusedException;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Problem;

/// Who else is told what happens, and how that goes.
public final class EndpointPages {
    private static final String PATH = "/webhooks";
    private static final int TRIES = 50;

    private final Pages pages;
    private final EndpointDesk desk;
    private final SegmentServices segments;
    private final ZoneId zone;

    /// @param zone of the workspace: its days are meant in forms
    public EndpointPages(Pages pages, SegmentServices segments, ZoneId zone) {
        this.pages = pages;
        this.desk = segments.webhooks();
        this.segments = segments;
        this.zone = zone;
    }

    public void routing(HttpRules rules) {
        String one = PATH + "/{key}";
        rules.get(PATH, pages.signedIn(this::list))
                .post(PATH, pages.posted(this::make, this::list))
                .get(one, pages.signedIn(visit -> show(visit, "")))
                .post(one, pages.posted(this::change, visit -> show(visit, "")))
                .post(one + "/state", pages.posted(this::turn, visit -> show(visit, "")))
                .post(one + "/secret", pages.posted(this::rotate, visit -> show(visit, "")))
                .post(one + "/test", pages.posted(this::test, visit -> show(visit, "")))
                .post(one + "/replay", pages.posted(this::replay, visit -> show(visit, "")));
    }

    private void list(Visit visit) {
        Frame frame = visit.frame();
        visit.show(
                "webhook/webhooks.jte",
                frame,
                Map.of(
                        "webhooks",
                        desk.all().stream().map(one -> view(one, frame)).toList(),
                        "segments",
                        segments.desk().all(),
                        "key",
                        visit.form().text("key").orElse(""),
                        "url",
                        visit.form().text("url").orElse("")));
    }

    /// @param secret just made: the only time it can be seen
    private void show(Visit visit, String secret) {
        Frame frame = visit.frame();
        Endpoint endpoint = known(visit);
        Optional<Long> before = visit.query().number("before");
        List<Kept> tries = desk.tries(endpoint.key(), before, TRIES + 1);
        List<Kept> shown = tries.stream().limit(TRIES).toList();
        visit.show(
                "webhook/webhook.jte",
                frame,
                Map.of(
                        "view",
                        view(endpoint, frame),
                        "secret",
                        secret,
                        "segments",
                        segments.desk().all(),
                        "tries",
                        shown.stream().map(kept -> tried(kept.attempt(), frame)).toList(),
                        "next",
                        tries.size() > TRIES
                                ? Optional.of(
                                        "%s/%s?before=%d"
                                                .formatted(
                                                        PATH,
                                                        endpoint.key(),
                                                        shown.getLast().number()))
                                : Optional.empty()));
    }

    private void make(Visit visit) {
        visit.requireAdministrator();
        Endpoint made =
                done(
                        desk.make(
                                visit.form().required("key"),
                                visit.form().required("url"),
                                chosen(visit)));
        Frame frame = visit.frame();
        visit.show(
                "webhook/webhook.jte",
                frame,
                Map.of(
                        "view",
                        view(made, frame),
                        "secret",
                        made.secrets().present(),
                        "segments",
                        segments.desk().all(),
                        "tries",
                        List.of(),
                        "next",
                        Optional.empty()));
    }

    private void change(Visit visit) {
        visit.requireAdministrator();
        Endpoint before = known(visit);
        done(desk.change(before, visit.form().required("url"), chosen(visit), before.state()));
        visit.done(path(before), "done.webhook");
    }

    /// Pauses it, lets it go on, tries again what failed, or gives it up.
    private void turn(Visit visit) {
        visit.requireAdministrator();
        Endpoint before = known(visit);
        switch (visit.form().required("state")) {
            case "deleted" -> {
                desk.delete(before);
                visit.done(PATH, "done.webhook-deleted");
                return;
            }
            case "paused" -> turn(before, State.PAUSED);
            case "active" -> turn(before, State.ACTIVE);
            default -> desk.hurry(before);
        }
        visit.done(path(before), "done.webhook");
    }

    private void turn(Endpoint before, State state) {
        done(desk.change(before, before.url().toString(), Wanted.of(before), state));
    }

    private void rotate(Visit visit) {
        visit.requireAdministrator();
        show(visit, desk.rotate(known(visit)).secrets().present());
    }

    private void test(Visit visit) {
        visit.requireAdministrator();
        Endpoint endpoint = known(visit);
        Attempt attempt = desk.test(endpoint);
        if (!attempt.taken()) {
            throw new RefusedException("refused.webhook-test", attempt.status(), attempt.detail());
        }
        visit.done(path(endpoint), "done.webhook-test");
    }

    /// Whole days, both meant.
    private void replay(Visit visit) {
        visit.requireAdministrator();
        Endpoint endpoint = known(visit);
        LocalDate from = day("from", visit.form().required("from"));
        LocalDate to = day("to", visit.form().required("to"));
        if (to.isBefore(from)) {
            throw new RefusedException("refused.days");
        }
        desk.replay(
                endpoint,
                from.atStartOfDay(zone).toInstant(),
                to.plusDays(1).atStartOfDay(zone).toInstant());
        visit.done(path(endpoint), "done.webhook-replay");
    }

    private static LocalDate day(String field, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException malformed) {
            throw RefusedException.at(field, "refused.day", text);
        }
    }

    private static String path(Endpoint endpoint) {
        return PATH + "/" + endpoint.key();
    }

    private Endpoint known(Visit visit) {
        return desk.find(visit.path("key"))
                .orElseThrow(
                        () -> Problem.of(Fault.NOT_FOUND, "No webhook has this key.").exception());
    }

    private static Wanted chosen(Visit visit) {
        Set<Topic> topics =
                visit.form().all("topic").stream()
                        .flatMap(text -> Topic.of(text).stream())
                        .collect(Collectors.toSet());
        return new Wanted(topics, new TreeSet<>(visit.form().all("segment")));
    }

    private static Endpoint done(Answer answer) {
        return switch (answer) {
            case Answer.Done(Endpoint endpoint) -> endpoint;
            case Answer.Refused(String why) ->
                    throw RefusedException.at("url", "refused.still", why);
            case Answer.Taken(String key) ->
                    throw RefusedException.at("key", "refused.webhook-key", key);
        };
    }

    private EndpointView view(Endpoint endpoint, Frame frame) {
        Optional<Progress> progress = desk.progress(endpoint.key());
        long told = progress.map(Progress::number).orElse(0L);
        return new EndpointView(
                endpoint.key(),
                endpoint.url().toString(),
                endpoint.topics(),
                endpoint.segments(),
                endpoint.segments().stream().map(this::name).toList(),
                endpoint.state().text(),
                endpoint.why(),
                frame.formats().number(Math.max(0, desk.last() - told)),
                progress.map(Progress::failed).orElse(0),
                progress.flatMap(Progress::next).map(frame.formats()::dateTime),
                progress.flatMap(Progress::replay).isPresent(),
                endpoint.secrets().former().map(one -> frame.formats().dateTime(one.until())));
    }

    private String name(String segment) {
        return segments.desk().find(segment).map(Segment::name).orElse(segment);
    }

    private static EndpointView.Tried tried(Attempt attempt, Frame frame) {
        return new EndpointView.Tried(
                frame.formats().ago(attempt.at()),
                frame.formats().iso(attempt.at()),
                attempt.kind().text(),
                attempt.number(),
                attempt.tried(),
                attempt.taken(),
                attempt.status() == 0 ? "—" : Integer.toString(attempt.status()),
                attempt.detail(),
                frame.formats().number(attempt.took().toMillis()));
    }
}
