package org.querencia.web.api;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.alarm.Alarm;
import org.querencia.core.alarm.Sensor;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.runtime.alarm.AlarmForm;
import org.querencia.runtime.alarm.AlarmServices;
import org.querencia.runtime.alarm.AlarmStore.Looked;
import org.querencia.runtime.alarm.Lookout.View;
import org.querencia.runtime.alarm.SensorDefinitions;
import org.querencia.runtime.alarm.SensorDesk.Answer;
import org.querencia.runtime.alarm.SensorForm;
import org.querencia.runtime.alarm.Watchable;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Json;
import org.querencia.web.http.Problem;
import org.querencia.web.http.ProblemException;

/// `/api/sensors`: figures that are watched, what can be, and what a sensor sees.
final class SensorsApi {
    private static final String LIST = "sensors";
    private static final int PERIODS = 60;
    private static final int PERIODS_MAX = 400;

    private final AlarmServices alarms;

    SensorsApi(ApiServices services) {
        this.alarms = services.alarms();
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/sensors", this::list),
                Route.post("/api/sensors", this::make),
                Route.get("/api/sensors/{key}", this::show),
                Route.patch("/api/sensors/{key}", this::change),
                Route.delete("/api/sensors/{key}", this::delete),
                Route.get("/api/sensors/{key}/readings", this::readings),
                Route.get("/api/sensor-measures", this::measures));
    }

    private Reply list(Call call) {
        call.only("limit", "cursor");
        return Page.cut(call, LIST, alarms.sensors().all(), Sensor::key, this::render);
    }

    private Reply show(Call call) {
        return Reply.ok(render(known(call.only())));
    }

    private Reply make(Call call) {
        Fields body = call.only().body();
        String key = Call.required(body, "key", "such as orders-fall");
        Map<String, Value> content = new LinkedHashMap<>(body.values());
        content.remove("key");
        return switch (alarms.sensors()
                .make(DecisionsApi.author(call), read(key, new Fields(content)))) {
            case Answer.Done done -> Reply.created(render(done.sensor()));
            case Answer.Taken taken ->
                    throw Problem.at(
                                    Fault.CONFLICT,
                                    "key",
                                    "key: there is a sensor '%s' already; change it, or choose another key."
                                            .formatted(taken.key()))
                            .exception();
            case Answer.Refused(String why) -> throw refused(why);
        };
    }

    /// What is not named stays as it is.
    private Reply change(Call call) {
        Sensor before = known(call);
        Map<String, Value> content = new LinkedHashMap<>();
        content.put("name", Value.of(before.name()));
        SensorForm.write(content, before.subject(), before.step(), before.condition());
        content.put("state", Value.of(before.state().text()));
        content.put("owner", Value.of(before.owner()));
        content.putAll(call.only().body().values());
        return Reply.ok(render(written(call, read(before.key(), new Fields(content)))));
    }

    private Reply delete(Call call) {
        Sensor before = known(call.only());
        written(call, before.with(Sensor.State.DELETED));
        return Reply.ok(Json.object().put("key", before.key()).put("deleted", true).build());
    }

    /// The latest whole periods, oldest first, and the alarms it would have raised in them.
    private Reply readings(Call call) {
        Sensor sensor = known(call.only("periods"));
        int periods = call.query("periods").map(text -> periods(text)).orElse(PERIODS);
        View view;
        try {
            view = alarms.lookout().view(sensor, periods);
        } catch (IllegalArgumentException blind) {
            throw Problem.of(Fault.CONFLICT, blind.getMessage() + ".").exception();
        }
        return Reply.ok(
                Json.object()
                        .put("sensor", sensor.key())
                        .put("step", sensor.step().text())
                        .put("readings", Json.items(view.findings(), AlarmForm::finding))
                        .put(
                                "alarms",
                                Json.items(
                                        alarms.lookout().wouldRaise(sensor, view.findings()),
                                        alarm -> Value.of(alarm.first().period().toString())))
                        .build());
    }

    private Reply measures(Call call) {
        call.only();
        return Reply.ok(
                Json.object()
                        .put("measures", Json.items(alarms.watchables().all(), SensorsApi::measure))
                        .build());
    }

    private static Fields measure(Watchable one) {
        return Json.object()
                .put("measure", one.measure())
                .put("unit", Render.word(one.unit()))
                .put("steps", texts(one.steps().stream().map(step -> step.text())))
                .put("dimensions", texts(one.dimensions().stream()))
                .put("required", texts(one.required().stream()))
                .build();
    }

    private static Value texts(java.util.stream.Stream<String> texts) {
        return Json.items(texts.sorted().toList(), Value::of);
    }

    private static int periods(String text) {
        try {
            int periods = Integer.parseInt(text);
            if (periods >= 1 && periods <= PERIODS_MAX) {
                return periods;
            }
        } catch (NumberFormatException none) {
            throw badPeriods(text);
        }
        throw badPeriods(text);
    }

    private static ProblemException badPeriods(String text) {
        return Call.bad(
                "periods",
                "'%s': expected a whole number from 1 to %d".formatted(text, PERIODS_MAX));
    }

    private Sensor read(String key, Fields content) {
        try {
            Sensor sensor = SensorDefinitions.read(key, content, BigDecimal.ONE);
            if (sensor.state() == Sensor.State.DELETED) {
                throw Call.badField("state", "'deleted': expected active or paused");
            }
            return sensor;
        } catch (IllegalArgumentException wrong) {
            throw refused(String.valueOf(wrong.getMessage()));
        }
    }

    private Sensor written(Call call, Sensor next) {
        return switch (alarms.sensors().write(DecisionsApi.author(call), next)) {
            case Answer.Done done -> done.sensor();
            case Answer.Refused(String why) -> throw refused(why);
            case Answer.Taken(String key) -> throw new IllegalStateException(key);
        };
    }

    private Sensor known(Call call) {
        String key = call.path("key");
        return alarms.sensors()
                .find(key)
                .orElseThrow(() -> Call.notFound("No sensor has the key '%s'.".formatted(key)));
    }

    private static ProblemException refused(String why) {
        return Problem.of(Fault.INVALID_FIELD, why + ".").exception();
    }

    private Fields render(Sensor sensor) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("key", Value.of(sensor.key()));
        fields.put("name", Value.of(sensor.name()));
        SensorForm.write(fields, sensor.subject(), sensor.step(), sensor.condition());
        fields.put("state", Value.of(sensor.state().text()));
        fields.put("owner", text(Render.text(sensor.owner())));
        fields.put("version", Value.of(sensor.version()));
        Optional<Looked> looked =
                alarms.alarms()
                        .store()
                        .looked(sensor.key())
                        .filter(one -> one.watch().version() == sensor.version());
        fields.put("seen", text(looked.flatMap(one -> one.watch().seen()).map(Object::toString)));
        fields.put("verdict", text(looked.flatMap(one -> one.watch().latest()).map(Render::word)));
        fields.put("trouble", text(looked.map(Looked::trouble).filter(why -> !why.isEmpty())));
        fields.put("alarm", text(looked.flatMap(one -> one.watch().alarm()).map(Alarm::id)));
        return new Fields(fields);
    }

    private static Value text(Optional<String> text) {
        return text.<Value>map(Value::of).orElse(Value.NOTHING);
    }
}
