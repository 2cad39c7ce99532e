package org.querencia.runtime.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.querencia.core.event.Event.Mark;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.SourceKey;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.runtime.access.Source;
import org.querencia.runtime.collect.Delivery.Sender;
import org.querencia.runtime.collect.Delivery.Shape;

/// Why an event is left out of figures. The rules: staff have addresses at `shop.example`, work in
/// `192.0.2.0/24` and have the trait `employee` or `team = ops`; the source `trial` sends tests.
class MarkerTest {

    private static final String BROWSER = "Mozilla/5.0 (X11; Linux) Firefox/145.0";
    private static final String CRAWLER = "Mozilla/5.0 (compatible; Googlebot/2.1)";

    private final CollectKit kit = new CollectKit();

    @BeforeEach
    void rules() {
        kit.marking =
                new MarkingRules(
                        List.of("Shop.example"),
                        List.of(new Network("192.0.2.0/24"), new Network("2001:db8::7")),
                        new Fields(
                                new java.util.LinkedHashMap<>(
                                        java.util.Map.of(
                                                "employee", Value.of(true),
                                                "team", Value.of("ops")))),
                        Set.of(new SourceKey("trial")));
        kit.add(CollectKit.source("trial", Trust.SECRET), "trial-key");
        kit.add(
                new Source(
                        new SourceKey("relay"),
                        "relay",
                        Trust.PUBLIC,
                        true,
                        Origin.PRIORITY_DEFAULT,
                        Origin.NAMESPACE_DEFAULT,
                        List.of(),
                        100,
                        "",
                        true),
                "relay-key");
    }

    /// The write key (`pub` of pages, `sec` of a server, `relay-key` of a server that speaks for
    /// pages), the connection's address, user agent and origin, what the event says, and its marks.
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            nullValues = "-",
            textBlock =
                    """
                    a customer               | pub       | 203.0.113.7 | browser | https://shop.example | "userId":"u1"                                    | []
                    a crawler                | pub       | 203.0.113.7 | crawler | -                    | "userId":"u1"                                    | [BOT]
                    a crawler that lies      | pub       | 203.0.113.7 | crawler | -                    | "userId":"u1","context":{"userAgent":"browser"}  | [BOT]
                    a page without a browser | pub       | 203.0.113.7 | -       | https://shop.example | "userId":"u1"                                    | [BOT]
                    a server without a name  | pub       | 203.0.113.7 | -       | -                    | "userId":"u1"                                    | []
                    a server tells of one    | sec       | 203.0.113.7 | browser | -                    | "userId":"u1","context":{"userAgent":"crawler"}  | [BOT]
                    a server that is one     | sec       | 203.0.113.7 | crawler | -                    | "userId":"u1"                                    | []
                    a relayed crawler        | relay-key | 203.0.113.7 | browser | -                    | "userId":"u1","context":{"userAgent":"crawler"}  | [BOT]
                    from the office          | pub       | 192.0.2.9   | browser | -                    | "userId":"u1"                                    | [STAFF]
                    from the office, IPv6    | pub       | 2001:db8::7 | browser | -                    | "userId":"u1"                                    | [STAFF]
                    from next door           | pub       | 192.0.3.9   | browser | -                    | "userId":"u1"                                    | []
                    a server in the office   | sec       | 192.0.2.9   | browser | -                    | "userId":"u1"                                    | []
                    a server tells of it     | sec       | 203.0.113.7 | browser | -                    | "userId":"u1","context":{"ip":"192.0.2.9"}       | [STAFF]
                    a page lies about it     | pub       | 203.0.113.7 | browser | -                    | "userId":"u1","context":{"ip":"192.0.2.9"}       | []
                    staff by address         | sec       | -           | -       | -                    | "userId":"u1","context":{"traits":{"email":"Ana@SHOP.example"}} | [STAFF]
                    of another house         | sec       | -           | -       | -                    | "userId":"u1","context":{"traits":{"email":"ana@workshop.example"}} | []
                    of a part of the house   | sec       | -           | -       | -                    | "userId":"u1","context":{"traits":{"email":"ana@eu.shop.example"}} | []
                    staff by a flag          | sec       | -           | -       | -                    | "userId":"u1","context":{"traits":{"employee":true}}   | [STAFF]
                    staff by a written flag  | sec       | -           | -       | -                    | "userId":"u1","context":{"traits":{"employee":"true"}} | [STAFF]
                    staff no longer          | sec       | -           | -       | -                    | "userId":"u1","context":{"traits":{"employee":false}}  | []
                    staff by a word          | sec       | -           | -       | -                    | "userId":"u1","context":{"traits":{"team":"ops"}}      | [STAFF]
                    of another team          | sec       | -           | -       | -                    | "userId":"u1","context":{"traits":{"team":"oops"}}     | []
                    a source of tests        | trial-key | -           | -       | -                    | "userId":"u1"                                    | [TEST]
                    said to be a test        | sec       | -           | -       | -                    | "userId":"u1","context":{"test":true}            | [TEST]
                    said to be none          | sec       | -           | -       | -                    | "userId":"u1","context":{"test":"true"}          | []
                    all at once              | pub       | 192.0.2.9   | crawler | -                    | "userId":"u1","context":{"test":true}            | [BOT, STAFF, TEST]
                    """)
    void an_event_is_marked(
            String what,
            String writeKey,
            String address,
            String userAgent,
            String origin,
            String said,
            String marks) {
        Sender sender = new Sender(orEmpty(address), agent(orEmpty(userAgent)), orEmpty(origin));
        String item =
                "{\"type\":\"page\",%s}"
                        .formatted(
                                said.replace("\"crawler\"", "\"" + CRAWLER + "\"")
                                        .replace("\"browser\"", "\"" + BROWSER + "\""));
        kit.collector.collect(
                new Delivery(
                        new Shape.Batch(),
                        Optional.of(writeKey),
                        sender,
                        ("{\"batch\":[" + item + "]}").getBytes(StandardCharsets.UTF_8)));
        Set<Mark> found = kit.ingest.events().getFirst().marks();
        assertThat(new TreeSet<>(found)).hasToString(marks);
    }

    private static String agent(String which) {
        return switch (which) {
            case "browser" -> BROWSER;
            case "crawler" -> CRAWLER;
            default -> which;
        };
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
