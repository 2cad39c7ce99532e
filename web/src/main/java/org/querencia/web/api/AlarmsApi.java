package org.querencia.web.api;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.querencia.core.alarm.Alarm;
import org.querencia.core.alarm.Alarm.State;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.runtime.alarm.AlarmDesk;
import org.querencia.runtime.alarm.AlarmDesk.Answer;
import org.querencia.runtime.alarm.AlarmForm;
import org.querencia.runtime.alarm.AlarmServices;
import org.querencia.runtime.alarm.AlarmStore;
import org.querencia.runtime.alarm.AlarmStore.Place;
import org.querencia.runtime.alarm.Behind;
import org.querencia.runtime.mail.Outbox;
import org.querencia.runtime.mail.Outbox.Posted;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Json;
import org.querencia.web.http.Problem;

/// `/api/alarms`: what sensors raised, and what people do about it; `/api/mail`: what was written
/// about it.
final class AlarmsApi {
    private static final String LIST = "alarms";
    private static final String MAIL = "mail";

    private final AlarmServices services;
    private final AlarmDesk desk;

    AlarmsApi(ApiServices services) {
        this.services = services.alarms();
        this.desk = this.services.alarms();
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/alarms", this::list),
                Route.get("/api/alarms/{id}", this::show),
                Route.post("/api/alarms/{id}/acknowledge", this::acknowledge),
                Route.post("/api/alarms/{id}/mute", this::mute),
                Route.get("/api/mail", this::mail));
    }

    /// Newest first.
    private Reply list(Call call) {
        int limit = call.only("limit", "cursor", "state", "sensor").limit();
        Set<State> states = EnumSet.noneOf(State.class);
        call.queries("state").forEach(text -> states.add(state(text)));
        return Page.of(
                LIST,
                desk.store()
                        .alarms(
                                states.isEmpty() ? EnumSet.allOf(State.class) : states,
                                call.query("sensor"),
                                call.cursor(LIST, AlarmsApi::place),
                                limit + 1),
                limit,
                alarm -> alarm.raised() + " " + alarm.id(),
                this::render);
    }

    private Reply show(Call call) {
        String id = call.only().path("id");
        return Reply.ok(render(desk.store().alarm(id).orElseThrow(() -> unknown(id))));
    }

    private Reply acknowledge(Call call) {
        call.only();
        return done(desk.acknowledge(call.caller().name(), call.path("id")));
    }

    private Reply mute(Call call) {
        Fields body = call.only().body();
        String text = Call.required(body, "until", "an instant such as 2026-12-01T08:00:00Z");
        Instant until;
        try {
            until = Instant.parse(text);
        } catch (java.time.format.DateTimeParseException none) {
            throw Call.badField(
                    "until",
                    "'%s': expected an instant such as 2026-12-01T08:00:00Z".formatted(text));
        }
        return done(desk.mute(call.caller().name(), call.path("id"), until));
    }

    private Reply done(Answer answer) {
        return switch (answer) {
            case Answer.Done(Alarm alarm) -> Reply.ok(render(alarm));
            case Answer.Unknown(String id) -> throw unknown(id);
            case Answer.Refused(String why) ->
                    throw (why.startsWith("until")
                                    ? Problem.at(Fault.INVALID_FIELD, "until", why + ".")
                                    : Problem.of(Fault.CONFLICT, why + "."))
                            .exception();
        };
    }

    /// Newest first.
    private Reply mail(Call call) {
        int limit = call.only("limit", "cursor").limit();
        return Page.of(
                MAIL,
                services.outbox()
                        .newest(
                                call.cursor(
                                        MAIL,
                                        text -> {
                                            Place place = place(text);
                                            return new Outbox.Place(place.raised(), place.id());
                                        }),
                                limit + 1),
                limit,
                posted -> posted.mail().made() + " " + posted.mail().id(),
                AlarmsApi::render);
    }

    private static AlarmStore.Place place(String text) {
        int blank = text.indexOf(' ');
        return new Place(Instant.parse(text.substring(0, blank)), text.substring(blank + 1));
    }

    private static State state(String text) {
        return Arrays.stream(State.values())
                .filter(state -> state.text().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        Call.bad(
                                "state",
                                "'%s': expected one of %s"
                                        .formatted(
                                                text,
                                                Arrays.stream(State.values())
                                                        .map(State::text)
                                                        .collect(Collectors.joining(", ")))));
    }

    private static org.querencia.web.http.ProblemException unknown(String id) {
        return Call.notFound("No alarm has the id '%s'.".formatted(id));
    }

    /// With the words that people read, in each language.
    private Fields render(Alarm alarm) {
        Map<String, Value> fields = new LinkedHashMap<>(AlarmForm.write(alarm).values());
        fields.put(
                "words",
                Json.object()
                        .put("en", words(alarm, Locale.ENGLISH))
                        .put("es", words(alarm, Locale.of("es")))
                        .build());
        fields.put("behind", Value.of(Behind.address(alarm)));
        return new Fields(fields);
    }

    private Value words(Alarm alarm, Locale language) {
        return Json.items(services.words().sentences(alarm, language), Value::of);
    }

    private static Fields render(Posted posted) {
        return Json.object()
                .put("id", posted.mail().id())
                .put("to", posted.mail().to())
                .put("subject", posted.mail().subject())
                .put("text", posted.mail().text())
                .put("made", posted.mail().made())
                .put("state", Render.word(posted.state()))
                .put("attempts", Value.of(posted.attempts()))
                .put("done", text(posted.done().map(Instant::toString)))
                .put("error", text(Optional.of(posted.error()).filter(why -> !why.isEmpty())))
                .build();
    }

    private static Value text(Optional<String> text) {
        return text.<Value>map(Value::of).orElse(Value.NOTHING);
    }
}
