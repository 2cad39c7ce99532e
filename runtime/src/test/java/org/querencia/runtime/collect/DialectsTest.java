package org.querencia.runtime.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.querencia.core.event.Event;
import org.querencia.core.identity.Identifier;
import org.querencia.runtime.codec.ValueCodec;
import org.querencia.runtime.collect.Delivery.Shape;

/// The words of PostHog and of Snowplow, and what they are in ours.
class DialectsTest {

    private final CollectKit kit = new CollectKit();

    /// An event of PostHog's batch; then its type and name, who it names, its group or former id,
    /// and its traits, properties and context.
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            nullValues = "-",
            textBlock =
                    """
                    tracked            | {"event":"Seen","distinct_id":"u1","properties":{"a":1}} | TRACK Seen | [user_id:u1] | - | {} | {"a":1} | {}
                    by nobody known    | {"event":"Seen","distinct_id":"d1","properties":{"$process_person_profile":false}} | TRACK Seen | [anonymous_id:d1] | - | {} | {"$process_person_profile":false} | {}
                    by a device        | {"event":"Seen","distinct_id":"d1","properties":{"$device_id":"d1"}} | TRACK Seen | [anonymous_id:d1] | - | {} | {"$device_id":"d1"} | {}
                    id in properties   | {"event":"Seen","properties":{"distinct_id":"u1"}} | TRACK Seen | [user_id:u1] | - | {} | {"distinct_id":"u1"} | {}
                    identified         | {"event":"$identify","distinct_id":"u1","properties":{"$anon_distinct_id":"a1","$set":{"email":"Ana@X.co"}}} | IDENTIFY | [user_id:u1, email:ana@x.co, anonymous_id:a1] | - | {"email":"Ana@X.co"} | {} | {}
                    set beside it      | {"event":"$identify","distinct_id":"u1","$set":{"a":2},"$set_once":{"a":1,"b":1}} | IDENTIFY | [user_id:u1] | - | {"a":2,"b":1} | {} | {}
                    only set           | {"event":"$set","distinct_id":"u1","properties":{"$set":{"a":1}}} | IDENTIFY | [user_id:u1] | - | {"a":1} | {} | {}
                    set while tracked  | {"event":"Seen","distinct_id":"u1","properties":{"$set":{"a":1}}} | TRACK Seen | [user_id:u1] | - | {"a":1} | {} | {}
                    an alias           | {"event":"$create_alias","distinct_id":"u1","properties":{"distinct_id":"u1","alias":"a1"}} | ALIAS | [user_id:u1] | a1 | {} | {} | {}
                    a group            | {"event":"$groupidentify","distinct_id":"$company_g1","properties":{"$group_type":"company","$group_key":"g1","$group_set":{"name":"Shop"}}} | GROUP | [] | g1 | {"name":"Shop"} | {"group_type":"company"} | {}
                    a group's person   | {"event":"$groupidentify","distinct_id":"u1","properties":{"$group_type":"company","$group_key":"g1"}} | GROUP | [user_id:u1] | g1 | {} | {"group_type":"company"} | {}
                    a page             | {"event":"$pageview","distinct_id":"u1","properties":{"$title":"Home","$current_url":"https://x.co/a","$pathname":"/a","$referrer":"$direct"}} | PAGE Home | [user_id:u1] | - | {} | {"title":"Home","url":"https://x.co/a","path":"/a","referrer":"$direct"} | {}
                    a screen           | {"event":"$screen","distinct_id":"u1","properties":{"$screen_name":"Cart"}} | SCREEN Cart | [user_id:u1] | - | {} | {"$screen_name":"Cart"} | {}
                    its library        | {"event":"Seen","distinct_id":"u1","properties":{"$lib":"web","$lib_version":"1","$ip":"192.0.2.1"}} | TRACK Seen | [user_id:u1] | - | {} | {} | {"ip":"192.0.2.1","library":{"name":"web","version":"1"}}
                    """)
    void posthogs_words_are_ours(
            String what,
            String item,
            String call,
            String identifiers,
            String other,
            String traits,
            String properties,
            String context) {
        kit.send(new Shape.PostHog(), "", "{\"api_key\":\"sec\",\"batch\":[" + item + "]}");
        assertSaid(call, identifiers, other == null ? "" : other, traits, properties, context);
    }

    @Test
    void posthogs_times_and_message_ids_are_ours() {
        kit.send(
                new Shape.PostHog(),
                "",
                """
                {"api_key":"sec","sent_at":"2026-11-22T11:00:00Z","historical_migration":false,
                 "batch":[{"event":"Seen","distinct_id":"u1","uuid":"m1",
                           "timestamp":"2026-11-22T10:58:00.123456789Z"}]}
                """);
        Event event = kit.ingest.events().getFirst();
        assertThat(event.messageId()).isEqualTo("m1");
        assertThat(event.timestamp()).isEqualTo(Instant.parse("2026-11-22T11:58:00.123456Z"));
        assertThat(event.origin().source().value()).isEqualTo("server");
    }

    /// As above, for Snowplow's payloads. `b64(…)` stands for the text in base64, as its trackers
    /// write it where a URL could hold it.
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            nullValues = "-",
            textBlock =
                    """
                    a page             | {"e":"pv","uid":"u1","duid":"a1","page":"Home","url":"https://x.co/","refr":"https://y.co/"} | PAGE Home | [user_id:u1, anonymous_id:a1] | {"url":"https://x.co/","title":"Home","referrer":"https://y.co/"} | {"page":{"url":"https://x.co/","title":"Home","referrer":"https://y.co/"}}
                    structured         | {"e":"se","duid":"a1","se_ca":"shop","se_ac":"Cart Viewed","se_la":"l","se_pr":"p","se_va":"12.5"} | TRACK Cart Viewed | [anonymous_id:a1] | {"category":"shop","label":"l","property":"p","value":12.5} | {}
                    self-describing    | {"e":"ue","uid":"u1","ue_pr":"{'schema':'iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-0','data':{'schema':'iglu:co.x/order_completed/jsonschema/1-0-0','data':{'total':7}}}"} | TRACK order_completed | [user_id:u1] | {"total":7} | {}
                    the same in base64 | {"e":"ue","uid":"u1","ue_px":"b64({'schema':'s','data':{'schema':'iglu:co.x/order_completed/jsonschema/1-0-0','data':{'total':7}}})"} | TRACK order_completed | [user_id:u1] | {"total":7} | {}
                    its surroundings   | {"e":"se","uid":"u1","se_ac":"Seen","ip":"192.0.2.1","ua":"browser","lang":"es","tz":"America/Bogota","tv":"node-4"} | TRACK Seen | [user_id:u1] | {} | {"ip":"192.0.2.1","userAgent":"browser","locale":"es","timezone":"America/Bogota","library":{"name":"node-4"}}
                    its entities       | {"e":"se","uid":"u1","se_ac":"Seen","cx":"b64({'schema':'s','data':[{'a':1}]})"} | TRACK Seen | [user_id:u1] | {} | {"entities":[{"a":1}]}
                    """)
    void snowplows_words_are_ours(
            String what,
            String item,
            String call,
            String identifiers,
            String properties,
            String context) {
        Answer answer =
                kit.send(
                        new Shape.Snowplow(),
                        "",
                        "{\"schema\":\"payload_data\",\"data\":[%s]}"
                                .formatted(
                                        coded(item).replace("{\"e\"", "{\"aid\":\"sec\",\"e\"")));
        assertThat(answer).isEqualTo(new Answer.Accepted(1, 0, List.of()));
        assertSaid(call, identifiers, "", "{}", properties, context);
    }

    @Test
    void snowplows_times_and_message_ids_are_ours() {
        kit.send(
                new Shape.Snowplow(),
                "",
                """
                {"data":[{"aid":"sec","e":"pv","uid":"u1","eid":"m1",
                          "dtm":"1795341480000","stm":"1795341600000"}]}
                """);
        Event event = kit.ingest.events().getFirst();
        assertThat(event.messageId()).isEqualTo("m1");
        assertThat(event.timestamp()).isEqualTo(CollectKit.NOON.minusSeconds(120));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    {"e":"pp","uid":"u1"}                | UNKNOWN_TYPE       | 'e' is 'pp': expected pv, ue or se
                    {"uid":"u1"}                         | UNKNOWN_TYPE       | 'e' is '': expected pv, ue or se
                    {"e":"pv"}                           | MISSING_ID         | 'userId' and 'anonymousId' are missing: say who it was by one of them
                    {"e":"se","uid":"u1"}                | MISSING_EVENT_NAME | 'event' is missing: name what happened
                    {"e":"ue","uid":"u1","ue_pr":"{"}    | INVALID_FIELD      | 'ue_pr' is not JSON
                    {"e":"ue","uid":"u1","ue_px":"***"}  | INVALID_FIELD      | 'ue_px' is not base64
                    """)
    void what_is_wrong_in_snowplows_words_is_refused(String item, RefusalCode code, String reason) {
        Answer answer = kit.send(new Shape.Snowplow(), "sec", "{\"data\":[" + item + "]}");
        assertThat(((Answer.Accepted) answer).refused())
                .singleElement()
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(code);
                    assertThat(refusal.reason()).startsWith(reason);
                });
    }

    /// What is written into a text counts as if it stood there.
    @Test
    void a_limit_is_not_passed_by_writing_json_into_a_text() {
        String deep = "[".repeat(17) + "]".repeat(17);
        Answer answer =
                kit.send(
                        new Shape.Snowplow(),
                        "sec",
                        coded(
                                "{\"data\":[{\"e\":\"ue\",\"uid\":\"u1\",\"ue_px\":\"b64({'data':{'data':{'a':"
                                        + deep
                                        + "}}})\"}]}"));
        assertThat(((Answer.Accepted) answer).refused())
                .extracting(Refusal::code)
                .containsExactly(RefusalCode.TOO_DEEP);
    }

    private void assertSaid(
            String call,
            String identifiers,
            String other,
            String traits,
            String properties,
            String context) {
        Event event = kit.ingest.events().getLast();
        assertThat((event.type() + " " + event.name()).strip()).isEqualTo(call);
        assertThat(event.identifiers().stream().map(Identifier::toString).toList())
                .hasToString(identifiers);
        assertThat(event.groupId() + event.previousId()).isEqualTo(other);
        assertThat(event.traits()).isEqualTo(read(traits));
        assertThat(event.properties()).isEqualTo(read(properties));
        assertThat(event.context()).isEqualTo(read(context));
    }

    private static Object read(String json) {
        return ValueCodec.read(json.getBytes(StandardCharsets.UTF_8));
    }

    /// Quotes inside texts are written `'`.
    private static String coded(String item) {
        return java.util.regex.Pattern.compile("b64\\(([^\"]*)\\)")
                .matcher(item)
                .replaceAll(found ->
                        Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(
                                        found.group(1)
                                                .replace('\'', '"')
                                                .getBytes(StandardCharsets.UTF_8)))
                .replace("'", "\\\"");
    }
}
