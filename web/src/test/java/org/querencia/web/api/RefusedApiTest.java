package org.querencia.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.SourceKey;
import org.querencia.core.kit.Events;
import org.querencia.runtime.collect.RefusedEvents.Refused;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RefusedApiTest {
    private final JsonMapper json = new JsonMapper();
    private House house;

    @BeforeEach
    void open() {
        house = new House();
        house.post("/api/sources", "{\"name\":\"Shop\",\"key\":\"shop\"}");
        house.post("/api/sources", "{\"name\":\"Web\",\"key\":\"web\",\"trust\":\"public\"}");
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void refused_events_are_paged_newest_first() {
        for (int index = 0; index < 5; index++) {
            refuse("shop", index);
        }
        refuse("web", 9);
        List<Integer> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page =
                    json.readTree(house.get("/api/refused?source=shop&limit=2" + cursor).body());
            page.get("items").forEach(item -> seen.add(item.get("index").asInt()));
            cursor = page.get("next").isNull() ? "" : "&cursor=" + page.get("next").asString();
        } while (!cursor.isEmpty());
        assertThat(seen).containsExactly(4, 3, 2, 1, 0);
        Golden.assertSame("refused", house.get("/api/refused?source=web").body());
    }

    @Test
    void a_corrected_event_is_taken_once() {
        refuse("shop", 0);
        String corrected =
                """
                {"event":{"type":"track","event":"Seen","userId":"u1","messageId":"m1"}}\
                """;
        var taken = house.post("/api/refused/1/replay", corrected);
        assertThat(taken.body()).isEqualTo("{\"stored\":1,\"duplicates\":0}");
        assertThat(house.get("/api/refused/1").body()).contains("\"replayedAt\"");
        var again = house.post("/api/refused/1/replay", corrected.replace("m1", "m2"));
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("\"code\":\"conflict\"").contains("sent again at");
        house.engine.settle();
        assertThat(house.get("/api/profiles?identifier=user_id:u1").body()).contains("\"u1\"");
    }

    @Test
    void an_event_that_is_still_wrong_says_why() {
        refuse("shop", 0);
        var answer = house.post("/api/refused/1/replay", "");
        assertThat(answer.statusCode()).isEqualTo(400);
        Golden.assertSame("still-refused", answer.body());
    }

    @Test
    void an_unknown_refused_event_is_not_found() {
        for (String id : new String[] {"7", "x", "99999999999999999999"}) {
            assertThat(house.get("/api/refused/" + id).statusCode()).as(id).isEqualTo(404);
        }
    }

    private void refuse(String source, int index) {
        house.refused.add(
                List.of(
                        new Refused(
                                0,
                                new SourceKey(source),
                                Events.NOON,
                                index,
                                "missing-event-name",
                                "event: missing; say what happened, such as Order Completed.",
                                "",
                                "{\"type\":\"track\",\"userId\":\"u1\"}",
                                Optional.empty())));
    }
}
