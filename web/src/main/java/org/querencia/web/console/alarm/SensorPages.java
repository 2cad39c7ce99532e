package org.querencia.web.console.alarm;

import io.helidon.webserver.http.HttpRules;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.alarm.Alarm;
import org.querencia.core.alarm.Sensor;
import org.querencia.core.alarm.Step;
import org.querencia.runtime.access.Sources;
import org.querencia.runtime.alarm.AlarmServices;
import org.querencia.runtime.alarm.AlarmStore.Looked;
import org.querencia.runtime.alarm.Lookout.View;
import org.querencia.runtime.alarm.ReadySensor;
import org.querencia.runtime.alarm.SensorDesk.Answer;
import org.querencia.runtime.identity.Author;
import org.querencia.runtime.segment.SegmentDesk;
import org.querencia.runtime.state.Folding;
import org.querencia.web.console.alarm.SensorView.Reading;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.RefusedException;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Problem;

/// The sensors there are, each with what it sees, and how they are made and changed.
public final class SensorPages {
    private static final int DAYS = 60;
    private static final int HOURS = 72;
    private static final int ALARMS = 10;
    private static final int KEY_LENGTH_MAX = 50;

    private final Pages pages;
    private final AlarmServices services;
    private final SegmentDesk segments;
    private final Sources sources;

    public SensorPages(Pages pages, AlarmServices services, SegmentDesk segments, Sources sources) {
        this.pages = pages;
        this.services = services;
        this.segments = segments;
        this.sources = sources;
    }

    public void routing(HttpRules rules) {
        rules.get("/sensors", pages.signedIn(this::list))
                .get("/sensors/new", pages.signedIn(this::blank))
                .post("/sensors/new", pages.posted(this::make, this::blank))
                .post("/sensors/ready", pages.posted(this::ready, this::list))
                .get("/sensors/{key}", pages.signedIn(this::one))
                .get("/sensors/{key}/edit", pages.signedIn(this::edit))
                .post("/sensors/{key}/edit", pages.posted(this::change, this::edit))
                .post("/sensors/{key}/state", pages.posted(this::turn, this::one));
    }

    private void list(Visit visit) {
        Frame frame = visit.frame();
        Map<String, Looked> looked = new HashMap<>();
        services.alarms().store().looked().forEach(one -> looked.put(one.watch().sensor(), one));
        List<SensorView> all =
                services.sensors().all().stream()
                        .map(sensor ->
                                SensorView.of(
                                        sensor,
                                        Optional.ofNullable(looked.get(sensor.key())),
                                        services,
                                        frame))
                        .toList();
        visit.show("alarm/sensors.jte", frame, Map.of("sensors", all, "ready", unmade()));
    }

    private List<ReadySensor> unmade() {
        List<ReadySensor> unmade = new ArrayList<>();
        for (ReadySensor ready : ReadySensor.ALL) {
            if (services.sensors().find(ready.key()).isEmpty()) {
                unmade.add(ready);
            }
        }
        return unmade;
    }

    private void one(Visit visit) {
        Frame frame = visit.frame();
        Sensor sensor = known(visit);
        List<Reading> readings = List.of();
        int would = 0;
        String blind = "";
        try {
            View view = services.lookout().view(sensor, sensor.step() == Step.DAY ? DAYS : HOURS);
            readings = SensorView.readings(sensor, view.findings(), services, frame);
            would = services.lookout().wouldRaise(sensor, view.findings()).size();
        } catch (IllegalArgumentException why) {
            blind = String.valueOf(why.getMessage());
        }
        Map<String, Object> model = new HashMap<>();
        model.put("readings", readings);
        model.put("would", would);
        model.put("blind", blind);
        model.put(
                "view",
                SensorView.of(
                        sensor, services.alarms().store().looked(sensor.key()), services, frame));
        model.put(
                "alarms",
                services
                        .alarms()
                        .store()
                        .alarms(
                                EnumSet.allOf(Alarm.State.class),
                                Optional.of(sensor.key()),
                                Optional.empty(),
                                ALARMS)
                        .stream()
                        .map(alarm -> AlarmView.of(alarm, services, frame))
                        .toList());
        visit.show("alarm/sensor.jte", frame, model);
    }

    private void ready(Visit visit) {
        for (String key : visit.form().all("ready")) {
            ReadySensor.of(key)
                    .ifPresent(ready ->
                            services.sensors()
                                    .make(
                                            author(visit),
                                            ready.sensor(
                                                    visit.frame().text("sensor.ready." + key))));
        }
        visit.done("/sensors", "done.sensor");
    }

    private void blank(Visit visit) {
        show(visit, Optional.empty());
    }

    private void edit(Visit visit) {
        show(visit, Optional.of(known(visit)));
    }

    private void show(Visit visit, Optional<Sensor> sensor) {
        visit.show(
                "alarm/form.jte",
                Map.of(
                        "form",
                        SensorFields.of(visit.form(), sensor),
                        "key",
                        sensor.map(Sensor::key).orElse(""),
                        "measures",
                        services.watchables().all(),
                        "passages",
                        services.plans().known().stream()
                                .map(passage ->
                                        new PassageChoice(
                                                passage.key(),
                                                services.words()
                                                        .subject(
                                                                passage.subject(),
                                                                visit.frame().texts().locale())))
                                .toList(),
                        "segments",
                        segments.all(),
                        "sources",
                        sources.all()));
    }

    /// @param key as [Plan.Passage#key] has it
    public record PassageChoice(String key, String name) {}

    private void make(Visit visit) {
        String name = visit.form().required("name");
        tell(
                visit,
                services.sensors()
                        .make(
                                author(visit),
                                SensorFields.sensor(visit.form(), free(name), name, "")));
    }

    private void change(Visit visit) {
        Sensor before = known(visit);
        tell(
                visit,
                services.sensors()
                        .write(
                                author(visit),
                                SensorFields.sensor(
                                                visit.form(),
                                                before.key(),
                                                visit.form().required("name"),
                                                before.owner())
                                        .with(before.state())));
    }

    /// Pauses it, lets it go on, or gives it up.
    private void turn(Visit visit) {
        Sensor before = known(visit);
        Sensor.State next =
                switch (visit.form().required("state")) {
                    case "active" -> Sensor.State.ACTIVE;
                    case "paused" -> Sensor.State.PAUSED;
                    case "deleted" -> Sensor.State.DELETED;
                    default -> before.state();
                };
        Answer answer = services.sensors().write(author(visit), before.with(next));
        if (next == Sensor.State.DELETED && answer instanceof Answer.Done) {
            visit.done("/sensors", "done.sensor-deleted");
        } else {
            tell(visit, answer);
        }
    }

    private static void tell(Visit visit, Answer answer) {
        switch (answer) {
            case Answer.Done(Sensor sensor) ->
                    visit.done("/sensors/" + sensor.key(), "done.sensor");
            case Answer.Refused(String why) -> throw new RefusedException("refused.sensor", why);
            case Answer.Taken(String key) ->
                    throw RefusedException.at("name", "refused.sensor", key);
        }
    }

    private Sensor known(Visit visit) {
        return services.sensors()
                .find(visit.path("key"))
                .orElseThrow(
                        () -> Problem.of(Fault.NOT_FOUND, "No sensor has this key.").exception());
    }

    /// A key made of the name that nobody has yet.
    private String free(String name) {
        String plain = Folding.of(name).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        String key = plain.isEmpty() ? "sensor" : plain;
        String cut = key.substring(0, Math.min(key.length(), KEY_LENGTH_MAX));
        int number = 1;
        String candidate = cut;
        while (services.sensors().find(candidate).isPresent()) {
            number++;
            candidate = cut + "-" + number;
        }
        return candidate;
    }

    private static Author author(Visit visit) {
        return Author.of("console", visit.user().email());
    }
}
