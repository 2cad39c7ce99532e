package org.querencia.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.querencia.core.event.Event;
import org.querencia.core.event.Logged;
import org.querencia.core.event.Position;
import org.querencia.core.event.SourceKey;
import org.querencia.core.kit.Events;
import org.querencia.runtime.codec.FactCodec;
import org.querencia.runtime.collect.RefusedEvents.Refused;

class DefinitionsApiTest {
    private static final String PATH = "/api/definitions/identity";
    private static final String MARKING = "/api/definitions/marking";
    private House house;

    @BeforeEach
    void open() {
        house = new House();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_definition_is_read_changed_and_in_force() {
        String usual = house.get(PATH).body();
        Golden.assertSame("identity-definition", usual);
        assertThat(house.get("/api/profiles?identifier=email:nobody@x.co").statusCode())
                .isEqualTo(200);

        String changed = usual.replaceFirst("\"blocked\":\\[", "\"blocked\":[\"tester\",");
        assertThat(put(changed).statusCode()).isEqualTo(200);
        assertThat(house.get(PATH).body()).contains("\"tester\"");
        assertThat(house.get("/api/profiles?identifier=user_id:tester").body())
                .contains("invalid-identifier");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"types\":[7]}",
                "{\"types\":[],\"colour\":1}",
                "{\"types\":[{\"key\":\"user_id\"}]}",
            })
    void a_definition_that_makes_no_sense_is_refused(String definition) {
        assertThat(put(definition).statusCode()).isEqualTo(400);
    }

    @Test
    void marking_acts_on_events_that_come_after_it() {
        house.post("/api/sources", "{\"name\":\"Shop\",\"key\":\"shop\"}");
        assertThat(house.get(MARKING).body())
                .isEqualTo(
                        "{\"staffDomains\":[],\"staffNetworks\":[],\"staffTraits\":{},\"testSources\":[]}");
        sendByStaff("before");

        String rules =
                "{\"staffDomains\":[\"shop.example\"],\"staffNetworks\":[\"192.0.2.0/24\"],"
                        + "\"staffTraits\":{\"employee\":true},\"testSources\":[\"shop\"]}";
        assertThat(put(MARKING, rules).body()).isEqualTo(rules);

        assertThat(house.get(MARKING).body()).isEqualTo(rules);
        sendByStaff("after");
        assertThat(
                        house.engine.log.read(Position.START, 100).stream()
                                .map(FactCodec::read)
                                .map(Logged::fact)
                                .filter(Event.class::isInstance)
                                .map(Event.class::cast)
                                .map(event ->
                                        event.messageId() + " " + new TreeSet<>(event.marks())))
                .containsExactly("before []", "after [STAFF, TEST]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"colour\":1}",
                "{\"staffDomains\":[\"no domain\"]}",
                "{\"staffNetworks\":[\"192.0.2.0/40\"]}",
                "{\"staffTraits\":{\"a\":[1]}}",
                "{\"testSources\":[\"nowhere\"]}",
            })
    void marking_that_makes_no_sense_is_refused(String definition) {
        assertThat(put(MARKING, definition).statusCode()).isEqualTo(400);
    }

    private void sendByStaff(String messageId) {
        house.refused.add(
                List.of(
                        new Refused(
                                0,
                                new SourceKey("shop"),
                                Events.NOON,
                                0,
                                "missing-type",
                                "type: missing",
                                "",
                                "{}",
                                Optional.empty())));
        long id = house.refused.of(Optional.empty(), Optional.empty(), 1).getFirst().id();
        var taken =
                house.post(
                        "/api/refused/" + id + "/replay",
                        """
                        {"event":{"type":"identify","userId":"u1","messageId":"%s",
                        "traits":{"email":"Ana@Shop.example"}}}
                        """
                                .formatted(messageId));
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
        house.engine.settle();
    }

    private HttpResponse<String> put(String definition) {
        return put(PATH, definition);
    }

    private HttpResponse<String> put(String path, String definition) {
        return house.send(house.request(path).PUT(BodyPublishers.ofString(definition)));
    }
}
