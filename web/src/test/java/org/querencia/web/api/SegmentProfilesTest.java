package org.querencia.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.querencia.core.kit.Events;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SegmentProfilesTest {
    private static final String ANA = "/v1/spaces/any/collections/users/profiles/email:ana@x.co/";
    private static final String ACME =
            "/v1/spaces/any/collections/accounts/profiles/group_id:acme/";
    private static final JsonMapper JSON = new JsonMapper();
    private static House house;

    @BeforeAll
    static void open() {
        house = new House();
        var ana =
                Events.identify()
                        .by("user_id:u1", "email:ana@x.co")
                        .trait("name", "Ana")
                        .messageId("m1");
        for (int trait = 10; trait < 22; trait++) {
            ana.trait("t" + trait, "v" + trait);
        }
        house.engine.take(
                ana.event(),
                Events.track("Seen")
                        .by("user_id:u1")
                        .with("colour", "red")
                        .messageId("m2")
                        .after(Duration.ofMinutes(1))
                        .event(),
                Events.group("acme")
                        .by("user_id:u1")
                        .trait("industry", "paper")
                        .messageId("m3")
                        .after(Duration.ofMinutes(2))
                        .event());
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void traits_come_ten_at_a_time() {
        List<String> names = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = JSON.readTree(house.get(ANA + "traits" + cursor).body());
            names.addAll(page.get("traits").propertyNames());
            cursor =
                    page.at("/cursor/has_more").asBoolean()
                            ? "?cursor=" + page.at("/cursor/next").asString()
                            : "";
        } while (!cursor.isEmpty());
        assertThat(names).hasSize(13).doesNotHaveDuplicates().contains("name", "t10", "t21");
        Golden.assertSame("segment-traits", house.get(ANA + "traits?include=name,t10").body());
        Golden.assertSame(
                "segment-traits-verbose",
                house.get(ANA + "traits?include=name&verbose=true").body());
    }

    @Test
    void the_other_parts_have_segments_shapes() {
        Golden.assertSame("segment-external-ids", house.get(ANA + "external_ids").body());
        Golden.assertSame("segment-events", house.get(ANA + "events?limit=2").body());
        Golden.assertSame("segment-links", house.get(ANA + "links").body());
        assertThat(house.get(ANA + "metadata").body()).contains("\"created_at\"");
        assertThat(house.get(ANA + "events?include=Seen").body())
                .contains("\"m2\"")
                .doesNotContain("\"m3\"");
        Golden.assertSame("segment-account-traits", house.get(ACME + "traits").body());
        assertThat(house.get(ACME + "links").body()).contains("ana@x.co");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/spaces/any/collections/users/profiles/email:nobody@x.co/traits, 404",
        "/v1/spaces/any/collections/users/profiles/email/traits, 400",
        "/v1/spaces/any/collections/pets/profiles/email:ana@x.co/traits, 404",
        "/v1/spaces/any/collections/accounts/profiles/group_id:none/traits, 404",
        "/v1/spaces/any/collections/accounts/profiles/email:ana@x.co/traits, 404",
        "/v1/spaces/any/collections/accounts/profiles/group_id:acme/events, 404",
        "/v1/spaces/any/collections/users/profiles/email:ana@x.co/traits?limit=201, 400",
        "/v1/spaces/any/collections/users/profiles/email:ana@x.co/pets, 404",
    })
    void errors_have_segments_shape(String path, int status) {
        var answer = house.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(JSON.readTree(answer.body()).at("/error/code").asString()).isNotEmpty();
        assertThat(JSON.readTree(answer.body()).at("/error/message").asString()).isNotEmpty();
    }

    @Test
    void a_token_is_needed() {
        assertThat(house.send(house.anonymous(ANA + "traits").GET()).statusCode()).isEqualTo(401);
    }
}
