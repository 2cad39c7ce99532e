package org.querencia.qa.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.querencia.core.event.Event;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.qa.clients.Loopback.Told;

/// The clients of npm, against a server that collects into memory.
class NodeClientsTest {

    private final Loopback loopback = new Loopback();

    @BeforeEach
    void are_there() {
        NodeClient.assumePresent();
    }

    @AfterEach
    void stop() {
        loopback.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"analytics-node", "@segment/analytics-node", "@rudderstack/rudder-sdk-node"})
    void clients_of_servers_tell_the_whole_story(String client) {
        tell(client);
        assertThat(loopback.told()).containsExactlyElementsOf(Story.WHOLE);
        assertThat(loopback.events()).allMatch(Loopback::justBeforeNoon);
    }

    @Test
    void analytics_js_boots_from_our_server_and_tells_the_whole_story() {
        tell("@segment/analytics-next");
        String page = loopback.host() + "/shop";
        List<String> known = List.of("user_id:ana", "anonymous_id:anon-ana");
        assertThat(loopback.told())
                .containsExactly(
                        Story.SIGNED_IN,
                        by(known, Story.BOUGHT),
                        by(
                                known,
                                new Told(
                                        Event.Type.PAGE,
                                        "Home",
                                        known,
                                        "",
                                        "",
                                        Fields.NONE,
                                        Story.fields(
                                                "path",
                                                "/shop",
                                                "referrer",
                                                "",
                                                "search",
                                                "",
                                                "title",
                                                "Home",
                                                "url",
                                                page,
                                                "name",
                                                "Home"))),
                        by(known, Story.OF_A_COMPANY),
                        by(known, Story.WAS_ANONYMOUS));
        assertThat(loopback.events()).allMatch(Loopback::justBeforeNoon);
    }

    @Test
    void jitsus_client_tells_the_story() {
        tell("@jitsu/js");
        List<String> known =
                List.of("user_id:ana", "email:ana@example.com", "anonymous_id:anon-ana");
        assertThat(loopback.told())
                .containsExactly(
                        Story.SIGNED_IN,
                        by(known, Story.BOUGHT),
                        new Told(
                                Event.Type.PAGE,
                                "Home",
                                known,
                                "",
                                "",
                                Fields.NONE,
                                Story.fields(
                                        "name",
                                        "Home",
                                        "url",
                                        "https://shop.example/",
                                        "path",
                                        "/")),
                        by(List.of("user_id:ana", "anonymous_id:anon-ana"), Story.OF_A_COMPANY));
        assertThat(loopback.events()).allMatch(Loopback::justBeforeNoon);
    }

    @Test
    void posthogs_node_client_tells_the_whole_story() {
        tell("posthog-node");
        Fields itself =
                Fields.of("$is_server", Value.of(true))
                        .merge(Fields.of("$geoip_disable", Value.of(true)));
        assertThat(loopback.told())
                .containsExactly(
                        with(itself, Story.SIGNED_IN),
                        with(itself, Story.BOUGHT),
                        with(itself, Story.CAME_HOME_WITH_TITLE),
                        with(
                                Story.fields("group_type", "company"),
                                by(List.of(), Story.OF_A_COMPANY)),
                        Story.WAS_ANONYMOUS);
        assertThat(loopback.events()).allMatch(Loopback::justBeforeNoon);
    }

    @Test
    void snowplows_node_tracker_tells_its_story() {
        tell("@snowplow/node-tracker");
        List<String> known = List.of("user_id:ana", "anonymous_id:anon-ana");
        Told cart =
                new Told(
                        Event.Type.TRACK,
                        "Cart Viewed",
                        known,
                        "",
                        "",
                        Fields.NONE,
                        Story.fields("category", "shop")
                                .merge(Fields.of("value", Value.of(new BigDecimal("12.5")))));
        Told bought =
                new Told(
                        Event.Type.TRACK,
                        "order_completed",
                        known,
                        "",
                        "",
                        Fields.NONE,
                        Story.ORDER);
        assertThat(loopback.told())
                .containsExactly(by(known, Story.CAME_HOME_WITH_TITLE), bought, cart);
        assertThat(loopback.events()).allMatch(Loopback::justBeforeNoon);
    }

    @ParameterizedTest
    @CsvSource({
        "analytics-node, 5",
        "@segment/analytics-node, 5",
        "@segment/analytics-next, 5",
        "@rudderstack/rudder-sdk-node, 5",
        "posthog-node, 5",
        "@snowplow/node-tracker, 3"
    })
    void what_a_client_repeats_counts_once(String client, int events) {
        loopback.kit.ingest.loseAnswers(1);
        tell(client);
        assertThat(loopback.events()).hasSize(events);
        assertThat(loopback.kit.ingest.duplicates()).isPositive();
    }

    private static Told by(List<String> identifiers, Told told) {
        return new Told(
                told.type(),
                told.name(),
                identifiers,
                told.groupId(),
                told.previousId(),
                told.traits(),
                told.properties());
    }

    private static Told with(Fields more, Told told) {
        return new Told(
                told.type(),
                told.name(),
                told.identifiers(),
                told.groupId(),
                told.previousId(),
                told.traits(),
                told.properties().merge(more));
    }

    private void tell(String client) {
        new NodeClient(client).tell(loopback.host(), Loopback.WRITE_KEY, Story.WHO).close();
    }
}
