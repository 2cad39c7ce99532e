package org.querencia.qa.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.querencia.qa.collect.Company;
import tools.jackson.databind.JsonNode;

/// From a client to the profile, through the whole server. Each client tells of somebody else, and
/// the profile of each says what was told.
class ProfilesFromClientsTest {

    private static final List<String> ALL_CALLS =
            List.of("alias", "group", "identify", "page Home", "track Order Completed");

    @TempDir private static Path folder;
    private static Company company;

    @BeforeAll
    static void start() {
        company = new Company(folder, "ES");
    }

    @AfterAll
    static void stop() {
        company.close();
    }

    /// What a profile says of [Story].
    ///
    /// @param identifiers those told; `user_id:` of a former id may be beside them
    /// @param calls once each
    record Shown(
            String name,
            List<String> identifiers,
            String orders,
            List<String> companies,
            List<String> calls) {

        static Shown whole(String who) {
            return new Shown(
                    Story.name(who),
                    List.of(
                            "anonymous_id:" + Story.anonymous(who),
                            "email:" + who + "@example.com",
                            "user_id:" + who),
                    "1 for 12.50 EUR",
                    List.of(Story.company(who) + " Shop SL"),
                    ALL_CALLS);
        }

        static Shown of(String who, JsonNode profile) {
            JsonNode totals = profile.path("totals");
            JsonNode revenue = totals.path("revenue");
            List<String> identifiers =
                    each(
                            profile.path("identifiers"),
                            one ->
                                    one.path("type").asString()
                                            + ":"
                                            + one.path("value").asString());
            identifiers.remove("user_id:" + Story.anonymous(who));
            return new Shown(
                    profile.path("name").asString(""),
                    identifiers,
                    "%d for %s %s"
                            .formatted(
                                    totals.path("orders").asInt(),
                                    revenue.path("amount").asString(),
                                    revenue.path("currency").asString()),
                    each(
                            profile.path("companies"),
                            one -> one.path("id").asString() + " " + one.path("name").asString("")),
                    each(profile.path("kinds"), Shown::call));
        }

        private static String call(JsonNode kind) {
            String times = kind.path("count").asInt() == 1 ? "" : " *" + kind.path("count");
            return (kind.path("type").asString() + " " + kind.path("event").asString("")).strip()
                    + times;
        }

        private static List<String> each(JsonNode list, Function<JsonNode, String> shown) {
            List<String> all = new ArrayList<>();
            list.forEach(one -> all.add(shown.apply(one)));
            Collections.sort(all);
            return all;
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = JavaClients.class,
            names = {"SEGMENT", "RUDDERSTACK", "RUDDERSTACK_PLAIN"})
    void clients_with_all_calls_make_the_whole_profile(JavaClients client) {
        String who = client.name().toLowerCase(Locale.ROOT).replace("_", "") + "j";
        assertThat(told(client, who, 5)).isEqualTo(Shown.whole(who));
    }

    @ParameterizedTest
    @CsvSource({
        "analytics-node, oldn",
        "@segment/analytics-node, segmentn",
        "@segment/analytics-next, segmentb",
        "@rudderstack/rudder-sdk-node, rudderstackn"
    })
    void so_do_those_of_npm(String client, String who) {
        NodeClient.assumePresent();
        assertThat(told(new NodeClient(client), who, 5)).isEqualTo(Shown.whole(who));
    }

    @Test
    void posthogs_java_client_has_no_companies() {
        String who = "posthogj";
        Shown whole = Shown.whole(who);
        assertThat(told(JavaClients.POSTHOG, who, 4))
                .isEqualTo(
                        new Shown(
                                whole.name(),
                                whole.identifiers(),
                                whole.orders(),
                                List.of(),
                                without("group")));
    }

    /// Its groups are nobody's.
    @Test
    void posthogs_node_client_tells_of_companies_apart() {
        NodeClient.assumePresent();
        String who = "posthogn";
        Shown whole = Shown.whole(who);
        assertThat(told(new NodeClient("posthog-node"), who, 4))
                .isEqualTo(
                        new Shown(
                                whole.name(),
                                whole.identifiers(),
                                whole.orders(),
                                List.of(),
                                without("group")));
        assertThat(company.api("/api/accounts/" + Story.company(who)).path("name").asString())
                .isEqualTo("Shop SL");
    }

    @Test
    void jitsus_client_makes_the_profile() {
        NodeClient.assumePresent();
        String who = "jitsun";
        Shown whole = Shown.whole(who);
        assertThat(told(new NodeClient("@jitsu/js"), who, 4))
                .isEqualTo(
                        new Shown(
                                whole.name(),
                                whole.identifiers(),
                                whole.orders(),
                                whole.companies(),
                                without("alias")));
    }

    /// It tells no traits, so the id stands for the name; events are named by their schema.
    @Test
    void snowplows_tracker_makes_a_profile() {
        NodeClient.assumePresent();
        String who = "snowplown";
        assertThat(told(new NodeClient("@snowplow/node-tracker"), who, 3))
                .isEqualTo(
                        new Shown(
                                who,
                                List.of("anonymous_id:" + Story.anonymous(who), "user_id:" + who),
                                "0 for 0.00 EUR",
                                List.of(),
                                List.of(
                                        "page Home",
                                        "track Cart Viewed",
                                        "track order_completed")));
    }

    private static List<String> without(String call) {
        return ALL_CALLS.stream().filter(each -> !each.equals(call)).toList();
    }

    /// The profile once so many events show in it.
    private static Shown told(Client client, String who, int events) {
        String host = company.server().address().toString();
        try (Client.Open _ = client.tell(host, Company.WRITE_KEY, who)) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> person(who).path("events").path("count").asInt(0) >= events);
        }
        return Shown.of(who, person(who));
    }

    private static JsonNode person(String who) {
        return company.person("user_id:" + who);
    }
}
