package org.querencia.runtime.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.querencia.core.event.Event;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.SourceKey;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.runtime.access.Source;
import org.querencia.runtime.codec.ValueCodec;
import org.querencia.runtime.collect.Delivery.Sender;
import org.querencia.runtime.collect.Delivery.Shape;

/// What is told around an event: by its batch, by itself, and by the connection.
class EventContextTest {

    private final CollectKit kit = new CollectKit();

    /// What the batch says of all its events, what one says, and what holds of it.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    "context":{"a":1}                     |                                  | {"a":1}
                                                          | "context":{"a":1}                | {"a":1}
                    "context":{"a":1,"b":{"c":1,"d":1}}   | "context":{"b":{"c":2},"e":3}    | {"a":1,"b":{"c":2,"d":1},"e":3}
                    "context":{"a":{"b":1}}               | "context":{"a":"text"}           | {"a":"text"}
                    "context":{"a":1}                     | "context":{"a":null}             | {"a":null}
                    "context":null                        | "context":null                   | {}
                    "context":{"a":[1,2]}                 | "context":{"a":[3]}              | {"a":[3]}
                    "integrations":{"All":true,"X":{"y":1}} | "integrations":{"X":{"z":2}}   | {"integrations":{"All":true,"X":{"y":1,"z":2}}}
                    "userId":"of the batch","x":{"y":[]}  |                                  | {}
                    """)
    void what_a_batch_says_holds_under_what_its_event_says(
            String batch, String event, String whole) {
        for (boolean before : new boolean[] {true, false}) {
            kit.ingest.clear();
            String list =
                    "\"batch\":[{\"type\":\"page\",\"userId\":\"u1\"%s}]"
                            .formatted(event == null ? "" : "," + event);
            String beside = batch == null ? "\"x\":1" : batch;
            kit.batch("{%s,%s}".formatted(before ? beside : list, before ? list : beside));
            assertThat(kit.ingest.events().getFirst().context()).isEqualTo(json(whole));
        }
    }

    /// The address of the connection is 203.0.113.7, and its user agent a browser's.
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    a page                       | pub   |                                      | {"ip":"203.0.113.7","userAgent":"browser"}
                    a page that lies             | pub   | {"ip":"192.0.2.1","userAgent":"x"}   | {"ip":"203.0.113.7","userAgent":"browser"}
                    a page that keeps it back    | pub   | {"ip":"0.0.0.0"}                     | {"ip":"0.0.0.0","userAgent":"browser"}
                    a server                     | sec   |                                      | {}
                    a server that tells          | sec   | {"ip":"192.0.2.1","userAgent":"x"}   | {"ip":"192.0.2.1","userAgent":"x"}
                    a server's own client        | sec   | {"direct":true}                      | {"direct":true,"ip":"203.0.113.7"}
                    a client that tells          | sec   | {"direct":true,"ip":"192.0.2.1"}     | {"direct":true,"ip":"192.0.2.1"}
                    said in a word               | sec   | {"direct":"true"}                    | {"direct":"true"}
                    a relay                      | relay |                                      | {"ip":"203.0.113.7"}
                    a relay that tells           | relay | {"ip":"192.0.2.1","userAgent":"x"}   | {"ip":"192.0.2.1","userAgent":"x"}
                    """)
    void the_connection_is_believed_where_it_is_the_persons_own(
            String what, String writeKey, String context, String whole) {
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
                "relay");
        kit.collector.collect(
                new Delivery(
                        new Shape.One(Event.Type.PAGE),
                        Optional.of(writeKey),
                        new Sender("203.0.113.7", "browser", ""),
                        "{\"userId\":\"u1\",\"context\":%s}"
                                .formatted(context)
                                .getBytes(StandardCharsets.UTF_8)));
        assertThat(kit.ingest.events().getFirst().context()).isEqualTo(json(whole));
    }

    @Test
    void a_group_call_names_its_company_and_the_context_of_others_may() {
        assertThat(kit.event("{\"type\":\"group\",\"groupId\":7}").groupId()).isEqualTo("7");
        assertThat(
                        kit.event(
                                        "{\"type\":\"page\",\"userId\":\"u1\",\"context\":{\"groupId\":\"g1\"}}")
                                .groupId())
                .isEqualTo("g1");
        assertThat(kit.event("{\"type\":\"page\",\"userId\":\"u1\",\"groupId\":\"g1\"}").groupId())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    {"type":"page","userId":"u1","name":"Home"}                                  | Home  | {}
                    {"type":"page","userId":"u1","event":"Home"}                                 | Home  | {}
                    {"type":"page","userId":"u1","properties":{"name":"Home"}}                   | Home  | {"name":"Home"}
                    {"type":"screen","userId":"u1","name":"Home","category":"Docs"}              | Home  | {"category":"Docs"}
                    {"type":"page","userId":"u1","category":"Docs","properties":{"category":"A"}} |       | {"category":"A"}
                    {"type":"track","userId":"u1","event":"Seen","category":"Docs","name":"x"}   | Seen  | {}
                    {"type":"identify","userId":"u1","name":"x","event":"y"}                     |       | {}
                    {"type":"track","userId":"u1","event":7}                                     | 7     | {}
                    """)
    void pages_are_named_in_all_the_ways_there_were(String item, String name, String properties) {
        Event event = kit.event(item);
        assertThat(event.name()).isEqualTo(name == null ? "" : name);
        assertThat(event.properties()).isEqualTo(json(properties));
    }

    /// Strings that broke other systems; written as JSON, and what is stored of them.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    "0012"             | 0012
                    "1e999999999"      | 1e999999999
                    "١٢٣"              | ١٢٣
                    "👩‍👩‍👧 Ñandú"        | 👩‍👩‍👧 Ñandú
                    "\\ud83d\\ude00"   | 😀
                    "a\\u0000b"        | a\uFFFDb
                    "a\\ud800b"        | a\uFFFDb
                    "\\udc00\\ud800"   | \uFFFD\uFFFD
                    1.50               | 1.50
                    1e400              | 1e400
                    -0                 | -0
                    true               | true
                    """)
    void odd_texts_are_ids_as_good_as_any(String written, String stored) {
        Event event =
                kit.event(
                        "{\"type\":\"page\",\"anonymousId\":\"a1\",\"messageId\":%1$s,\"name\":%1$s,\"properties\":{%2$s:%1$s}}"
                                .formatted(written, written.startsWith("\"") ? written : "\"n\""));
        assertThat(event.messageId()).isEqualTo(stored);
        assertThat(event.name()).isEqualTo(stored);
        String name = written.startsWith("\"") ? stored : "n";
        assertThat(event.properties().values()).containsOnlyKeys(name);
        assertThat(ValueCodec.read(ValueCodec.write(event.properties())))
                .isEqualTo(event.properties());
    }

    @Test
    void bytes_that_are_no_letters_cost_nothing_but_themselves() {
        byte[] body =
                "{\"batch\":[{\"type\":\"page\",\"userId\":\"u1\",\"name\":\"a?b\"}]}"
                        .getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < body.length; at++) {
            if (body[at] == '?') {
                body[at] = (byte) 0xFF;
            }
        }
        kit.collector.collect(
                new Delivery(new Shape.Batch(), Optional.of("sec"), new Sender("", "", ""), body));
        assertThat(kit.ingest.events().getFirst().name()).isEqualTo("a\uFFFDb");
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, false",
        "UTF-8, true",
        "UTF-16BE, true",
        "UTF-16LE, true",
        "UTF-16BE, false",
        "UTF-16LE, false"
    })
    void every_unicode_is_read(String charset, boolean mark) {
        String json = "{\"batch\":[{\"type\":\"page\",\"userId\":\"u1\",\"name\":\"Año\"}]}";
        kit.collector.collect(
                new Delivery(
                        new Shape.Batch(),
                        Optional.of("sec"),
                        new Sender("", "", ""),
                        ((mark ? "\uFEFF" : "") + json)
                                .getBytes(java.nio.charset.Charset.forName(charset))));
        assertThat(kit.ingest.events().getFirst().name()).isEqualTo("Año");
    }

    @Test
    void without_a_message_id_each_event_gets_its_own() {
        Event one = kit.event("{\"type\":\"page\",\"userId\":\"u1\"}");
        Event other = kit.event("{\"type\":\"page\",\"userId\":\"u1\",\"messageId\":\"\"}");
        assertThat(one.messageId()).hasSize(36).isNotEqualTo(other.messageId());
    }

    private static Fields json(String text) {
        return ValueCodec.read(text.getBytes(StandardCharsets.UTF_8)) instanceof Fields fields
                ? fields
                : Fields.of("not an object", Value.of(text));
    }
}
