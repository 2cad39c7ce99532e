package org.querencia.web.console.alarm;

import io.helidon.webserver.http.HttpRules;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.alarm.Alarm;
import org.querencia.core.alarm.Alarm.State;
import org.querencia.runtime.alarm.AlarmDesk;
import org.querencia.runtime.alarm.AlarmDesk.Answer;
import org.querencia.runtime.alarm.AlarmServices;
import org.querencia.runtime.alarm.AlarmStore.Place;
import org.querencia.runtime.alarm.SensorForm;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.RefusedException;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Problem;

/// The inbox of alarms: those open, known to somebody, muted and past.
public final class AlarmPages {
    private static final int PAGE = 30;

    private final Pages pages;
    private final AlarmServices services;
    private final AlarmDesk desk;

    public AlarmPages(Pages pages, AlarmServices services) {
        this.pages = pages;
        this.services = services;
        this.desk = services.alarms();
    }

    public void routing(HttpRules rules) {
        rules.get("/alarms", pages.signedIn(this::list))
                .get("/alarms/{id}", pages.signedIn(this::one))
                .post("/alarms/{id}/acknowledge", pages.posted(this::acknowledge, this::one))
                .post("/alarms/{id}/mute", pages.posted(this::mute, this::one));
    }

    private void list(Visit visit) {
        Frame frame = visit.frame();
        State state = state(visit);
        List<Alarm> found =
                desk.store()
                        .alarms(
                                EnumSet.of(state),
                                visit.query().text("sensor"),
                                visit.query().text("after").flatMap(this::place),
                                PAGE + 1);
        List<Alarm> shown = found.stream().limit(PAGE).toList();
        Optional<String> next =
                found.size() > PAGE
                        ? Optional.of(
                                "/alarms?state=%s&after=%s"
                                        .formatted(state.text(), frame.part(shown.getLast().id())))
                        : Optional.empty();
        visit.show(
                "alarm/alarms.jte",
                frame,
                Map.of(
                        "state",
                        state,
                        "alarms",
                        shown.stream().map(alarm -> AlarmView.of(alarm, services, frame)).toList(),
                        "sensors",
                        services.sensors().all().size(),
                        "sending",
                        services.sending(),
                        "next",
                        next));
    }

    private Optional<Place> place(String id) {
        return desk.store().alarm(id).map(Place::of);
    }

    private void one(Visit visit) {
        Frame frame = visit.frame();
        visit.show(
                "alarm/alarm.jte",
                frame,
                Map.of("alarm", AlarmView.of(known(visit), services, frame)));
    }

    private void acknowledge(Visit visit) {
        Alarm alarm = known(visit);
        done(visit, desk.acknowledge(visit.user().email(), alarm.id()), "done.alarm-acknowledged");
    }

    private void mute(Visit visit) {
        Alarm alarm = known(visit);
        Duration time =
                switch (visit.form().required("for")) {
                    case "week" -> Duration.ofDays(7);
                    case "month" -> Duration.ofDays(30);
                    default -> Duration.ofDays(1);
                };
        Instant until = visit.frame().formats().now().plus(time);
        done(visit, desk.mute(visit.user().email(), alarm.id(), until), "done.alarm-muted");
    }

    private static void done(Visit visit, Answer answer, String key) {
        switch (answer) {
            case Answer.Done _ -> visit.done("/alarms", key);
            case Answer.Refused _ -> throw new RefusedException("refused.alarm-over");
            case Answer.Unknown _ -> throw unknown();
        }
    }

    private Alarm known(Visit visit) {
        return desk.store().alarm(visit.path("id")).orElseThrow(AlarmPages::unknown);
    }

    private static org.querencia.web.http.ProblemException unknown() {
        return Problem.of(Fault.NOT_FOUND, "No alarm has this id.").exception();
    }

    private static State state(Visit visit) {
        try {
            return visit.query()
                    .text("state")
                    .map(text -> SensorForm.word("state", text, State.values()))
                    .orElse(State.OPEN);
        } catch (IllegalArgumentException unknown) {
            return State.OPEN;
        }
    }
}
