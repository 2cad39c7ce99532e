package org.querencia.web.console.measure;

import io.helidon.webserver.http.HttpRules;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.querencia.core.event.Event;
import org.querencia.core.measure.Funnel;
import org.querencia.core.measure.Funnel.Reached;
import org.querencia.runtime.measure.FunnelAsking;
import org.querencia.runtime.measure.FunnelAsking.Said;
import org.querencia.runtime.measure.Funnels;
import org.querencia.runtime.measure.Funnels.Fate;
import org.querencia.runtime.measure.Funnels.Place;
import org.querencia.runtime.measure.Funnels.Walkers;
import org.querencia.runtime.measure.UnansweredException;
import org.querencia.runtime.warehouse.Overviews;
import org.querencia.runtime.warehouse.Overviews.EventKind;
import org.querencia.web.console.frame.Area;
import org.querencia.web.console.frame.Days;
import org.querencia.web.console.frame.Form;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.PeopleBehind;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.console.home.Names;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Problem;

/// Funnels of any steps: how many come how far, how long it takes, and who is behind each number.
/// The address holds the steps.
public final class FunnelPages {
    private static final int PEOPLE_SHOWN = 100;
    private static final int STEPS_SHOWN = 6;
    private static final int EVENTS_OFFERED = 100;
    private static final List<String> FIRST =
            List.of("Product Viewed", "Product Added", "Order Completed");

    private final Pages pages;
    private final Funnels funnels;
    private final Overviews overviews;
    private final Names names;

    public FunnelPages(Pages pages, Funnels funnels, Overviews overviews, Names names) {
        this.pages = pages;
        this.funnels = funnels;
        this.overviews = overviews;
        this.names = names;
    }

    public void routing(HttpRules rules) {
        rules.get("/measure/funnels", pages.signedIn(this::show));
        rules.get("/measure/funnels/people", pages.signedIn(this::people));
    }

    /// @param wanted the steps as written, with empty ones to fill in
    /// @param query the address of this view
    /// @param wrong why it cannot be told
    public record View(
            List<String> wanted,
            String within,
            boolean anyOrder,
            String without,
            String by,
            String from,
            String to,
            List<String> events,
            List<Part> parts,
            String query,
            Optional<String> wrong) {}

    /// @param people the address of those in it, without the step; empty where nobody can be told
    public record Part(String title, String people, List<Bar> bars) {}

    /// @param percent of those who entered
    /// @param share of those at the step before, in words
    /// @param said all of it, for who points at the bar
    public record Bar(
            int step,
            String name,
            long people,
            int percent,
            String share,
            long open,
            long lost,
            String median,
            String said) {}

    private void show(Visit visit) {
        Frame frame = visit.frame();
        Said said = said(visit.query());
        List<Part> parts = new ArrayList<>();
        Optional<String> wrong = Optional.empty();
        try {
            Funnel funnel = FunnelAsking.funnel(said);
            List<Reached> told = funnels.of(funnel, frame.formats().now());
            String people = "/measure/funnels/people?" + query(said);
            if (told.size() > 1) {
                Reached whole = funnels.of(whole(funnel), frame.formats().now()).getFirst();
                parts.add(part(funnel, whole, frame.text("path.everybody"), people, frame));
                told.forEach(one -> parts.add(part(funnel, one, people, frame)));
                rest(whole, told)
                        .map(one ->
                                part(funnel, one, frame.text("measure.funnels.rest"), "", frame))
                        .ifPresent(parts::add);
            } else {
                told.forEach(one -> parts.add(part(funnel, one, people, frame)));
            }
        } catch (UnansweredException refused) {
            wrong = Optional.ofNullable(refused.getMessage());
        }
        List<String> wanted = new ArrayList<>(said.steps());
        while (wanted.size() < STEPS_SHOWN) {
            wanted.add("");
        }
        visit.show(
                "measure/funnels.jte",
                frame,
                Map.of(
                        "view",
                        new View(
                                wanted,
                                said.within(),
                                said.anyOrder(),
                                String.join(", ", said.without()),
                                said.by(),
                                said.from().map(LocalDate::toString).orElse(""),
                                said.to().map(LocalDate::toString).orElse(""),
                                events(),
                                parts,
                                query(said),
                                wrong)));
    }

    /// Of the same steps, where nobody is told apart.
    private static Funnel whole(Funnel funnel) {
        return new Funnel(
                funnel.steps(),
                funnel.ordered(),
                funnel.without(),
                funnel.from(),
                funnel.to(),
                Optional.empty());
    }

    /// Those of no part that is shown; each person is of one part.
    private static Optional<Reached> rest(Reached whole, List<Reached> told) {
        Reached rest =
                new Reached(
                        "",
                        less(whole.reached(), told, Reached::reached),
                        less(whole.open(), told, Reached::open),
                        less(whole.lost(), told, Reached::lost),
                        Collections.nCopies(whole.reached().size(), Optional.empty()));
        return Optional.of(rest).filter(one -> one.reached().getFirst() > 0);
    }

    private static List<Long> less(
            List<Long> whole, List<Reached> told, Function<Reached, List<Long>> of) {
        List<Long> left = new ArrayList<>();
        for (int i = 0; i < whole.size(); i++) {
            int step = i;
            left.add(whole.get(i) - told.stream().mapToLong(one -> of.apply(one).get(step)).sum());
        }
        return left;
    }

    private List<String> events() {
        return overviews.events(Optional.empty()).stream()
                .filter(kind -> kind.type() == Event.Type.TRACK || kind.type() == Event.Type.PAGE)
                .map(EventKind::name)
                .filter(name -> !name.isBlank())
                .distinct()
                .limit(EVENTS_OFFERED)
                .toList();
    }

    private static Said said(Form query) {
        List<String> steps =
                query.all("step").stream().filter(step -> !step.isBlank()).limit(12).toList();
        Days days = Days.of(query);
        return new Said(
                steps.isEmpty() ? FIRST : steps,
                query.text("within").orElse("30d"),
                query.has("any"),
                query.text("without").stream()
                        .flatMap(text -> List.of(text.split(",", -1)).stream())
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList(),
                days.from(),
                days.to(),
                query.text("by").orElse(""));
    }

    private static String query(Said said) {
        StringBuilder query = new StringBuilder("within=").append(coded(said.within()));
        said.steps().forEach(step -> query.append("&step=").append(coded(step)));
        if (!said.without().isEmpty()) {
            query.append("&without=").append(coded(String.join(",", said.without())));
        }
        query.append(said.anyOrder() ? "&any=on" : "");
        query.append(said.by().isEmpty() ? "" : "&by=" + coded(said.by()));
        said.from().ifPresent(day -> query.append("&from=").append(day));
        said.to().ifPresent(day -> query.append("&to=").append(day));
        return query.toString();
    }

    private static String coded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Part part(Funnel funnel, Reached reached, String people, Frame frame) {
        return funnel.by().isEmpty()
                ? part(funnel, reached, "", people, frame)
                : part(
                        funnel,
                        reached,
                        title(reached.part(), frame),
                        people + "&part=" + coded(reached.part()),
                        frame);
    }

    private static String title(String part, Frame frame) {
        return part.isEmpty()
                ? frame.text("measure.unknown")
                : frame.texts().known("channel." + part, part);
    }

    private static Part part(
            Funnel funnel, Reached reached, String title, String people, Frame frame) {
        List<Bar> bars = new ArrayList<>();
        long entered = reached.reached().getFirst();
        for (int i = 0; i < funnel.steps().size(); i++) {
            long here = reached.reached().get(i);
            long before = i == 0 ? 0 : reached.reached().get(i - 1);
            String name = frame.eventName("track", funnel.steps().get(i).event());
            String share = before == 0 ? "" : frame.formats().share(here, before);
            bars.add(
                    new Bar(
                            i + 1,
                            name,
                            here,
                            entered == 0 ? 0 : Math.clamp(100 * here / entered, 0, 100),
                            share,
                            reached.open().get(i),
                            reached.lost().get(i),
                            reached.median().get(i).map(time -> time(time, frame)).orElse(""),
                            frame.text(
                                    "measure.funnels.bar",
                                    name,
                                    here,
                                    frame.formats().share(here, entered))));
        }
        return new Part(title, people, bars);
    }

    private static String time(Duration time, Frame frame) {
        if (time.toDays() > 1) {
            return frame.text("measure.unit.days", time.toDays());
        }
        return time.toHours() > 1
                ? frame.text("measure.unit.hours", time.toHours())
                : frame.text("measure.unit.minutes", time.toMinutes());
    }

    private void people(Visit visit) {
        Frame frame = visit.frame();
        Said said = said(visit.query());
        Optional<String> part = visit.query().exact("part").stream().findFirst();
        try {
            Funnel funnel = FunnelAsking.funnel(said);
            int step =
                    (int)
                            Math.clamp(
                                    visit.query().number("at").orElse(1L) - 1,
                                    0L,
                                    funnel.steps().size() - 1L);
            Fate fate = fate(visit);
            Walkers walkers =
                    funnels.walkers(
                            funnel,
                            new Place(step, fate, part),
                            frame.formats().now(),
                            PEOPLE_SHOWN);
            String name = frame.eventName("track", funnel.steps().get(step).event());
            String became =
                    frame.text("measure.funnels.fate." + fate.name().toLowerCase(Locale.ROOT));
            String lead =
                    part.map(one -> title(one, frame) + " · ").orElse("") + name + " · " + became;
            PeopleBehind behind =
                    new PeopleBehind(
                            Area.MEASURE,
                            frame.text("measure.funnels"),
                            lead,
                            PeopleBehind.count(walkers.count(), walkers.people().size(), frame),
                            new PeopleBehind.Back(
                                    "/measure/funnels?" + query(said),
                                    frame.text("measure.funnels")),
                            List.of(),
                            walkers.people().stream()
                                    .map(id ->
                                            new PeopleBehind.Person(
                                                    id.toString(), names.of(id), List.of()))
                                    .toList());
            visit.show("frame/behind.jte", frame, Map.of("behind", behind));
        } catch (UnansweredException wrong) {
            throw Problem.of(Fault.INVALID_PARAMETER, wrong.getMessage() + ".").exception();
        }
    }

    private static Fate fate(Visit visit) {
        String wanted = visit.query().text("fate").orElse("lost").toUpperCase(Locale.ROOT);
        return List.of(Fate.values()).stream()
                .filter(fate -> fate.name().equals(wanted))
                .findFirst()
                .orElse(Fate.LOST);
    }
}
