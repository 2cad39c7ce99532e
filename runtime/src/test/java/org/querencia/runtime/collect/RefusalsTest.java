package org.querencia.runtime.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.querencia.core.event.Event;
import org.querencia.runtime.collect.Delivery.Shape;
import org.querencia.runtime.collect.RefusedEvents.Refused;

/// What is refused, by which code, and in which words; and that it costs nothing beside it.
class RefusalsTest {

    private static final Shape BATCH = new Shape.Batch();
    private static final Pattern TIMES = Pattern.compile("([x\\[\\]])\\*(\\d+)");

    private final CollectKit kit = new CollectKit();

    /// Each between two good events. `x*9` in a text stands for nine times `x`.
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    NOT_AN_OBJECT       | 7                                                  | the event is a number: expected an object
                    NOT_AN_OBJECT       | null                                               | the event is null: expected an object
                    NOT_AN_OBJECT       | [{"type":"page","userId":"u1"}]                    | the event is a list: expected an object
                    NOT_AN_OBJECT       | "page"                                             | the event is text: expected an object
                    EVENT_TOO_LARGE     | {"type":"page","userId":"u1","properties":{"a":"x*32768"}} | the event holds 32819 bytes: at most 32768 are taken
                    INVALID_FIELD       | {"type":"page","userId":"u1","properties":[*16]*16}| 'properties' is a list: expected an object
                    TOO_DEEP            | {"type":"page","userId":"u1","properties":{"a":[*15]*15}} | objects and lists stand in each other more than 16 deep: flatten them
                    NAME_TOO_LONG       | {"type":"track","userId":"u1","event":"x*257"}     | the event's name has more than 256 characters: shorten it, and put what varies into properties
                    NAME_TOO_LONG       | {"type":"page","userId":"u1","properties":{"x*257":1}} | the field 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…' has a name of 257 characters: at most 256 are taken
                    INVALID_FIELD       | {"type":"identify","userId":"u1","traits":"none"}  | 'traits' is text: expected an object
                    INVALID_FIELD       | {"type":"page","userId":{"id":"u1"}}               | 'userId' is an object: expected text
                    INVALID_FIELD       | {"type":"page","userId":"u1","context":[]}         | 'context' is a list: expected an object
                    MISSING_TYPE        | {"userId":"u1"}                                    | 'type' is missing: expected track, identify, page, screen, group or alias
                    MISSING_TYPE        | {"type":null,"userId":"u1"}                        | 'type' is missing: expected track, identify, page, screen, group or alias
                    UNKNOWN_TYPE        | {"type":"Track","userId":"u1"}                     | 'type' is 'Track': expected track, identify, page, screen, group or alias
                    UNKNOWN_TYPE        | {"type":"x*50","userId":"u1"}                      | 'type' is 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…': expected track, identify, page, screen, group or alias
                    MISSING_ID          | {"type":"page"}                                    | 'userId' and 'anonymousId' are missing: say who it was by one of them
                    MISSING_ID          | {"type":"page","userId":" ","anonymousId":null}    | 'userId' and 'anonymousId' are missing: say who it was by one of them
                    MISSING_ID          | {"type":"alias","previousId":"p1","anonymousId":"a1"} | 'userId' is missing: say whose alias it is
                    MISSING_EVENT_NAME  | {"type":"track","userId":"u1"}                     | 'event' is missing: name what happened
                    MISSING_EVENT_NAME  | {"type":"track","userId":"u1","event":" "}         | 'event' is missing: name what happened
                    MISSING_GROUP_ID    | {"type":"group","userId":"u1"}                     | 'groupId' is missing: say which company
                    MISSING_PREVIOUS_ID | {"type":"alias","userId":"u1"}                     | 'previousId' is missing: say which id the user had before
                    ID_TOO_LONG         | {"type":"page","userId":"x*257"}                   | 'userId' has 257 characters: at most 256 are taken
                    ID_TOO_LONG         | {"type":"page","anonymousId":"x*257"}              | 'anonymousId' has 257 characters: at most 256 are taken
                    ID_TOO_LONG         | {"type":"alias","userId":"u1","previousId":"x*257"}| 'previousId' has 257 characters: at most 256 are taken
                    ID_TOO_LONG         | {"type":"group","userId":"u1","groupId":"x*129"}   | 'groupId' has 129 characters: at most 128 are taken
                    MESSAGE_ID_TOO_LONG | {"type":"page","userId":"u1","messageId":"x*100"}  | 'messageId' has 100 characters: expected less than 100
                    INVALID_TIMESTAMP   | {"type":"page","userId":"u1","timestamp":"soon"}   | the timestamp 'soon' is no time between 1900 and 9999: write it as 2026-11-22T10:15:30.123Z
                    """)
    void an_event_of_a_batch_is_refused_alone(RefusalCode code, String item, String reason) {
        String written = written(item);
        Answer answer = kit.batch("{\"batch\":[%s,%s,%s]}".formatted(page(1), written, page(2)));
        assertThat(answer)
                .isEqualTo(new Answer.Accepted(2, 0, List.of(new Refusal(1, code, reason))));
        assertThat(kept())
                .singleElement()
                .satisfies(refused -> {
                    assertThat(refused.index()).isEqualTo(1);
                    assertThat(refused.code()).isEqualTo(code.text());
                    assertThat(refused.reason()).isEqualTo(reason);
                    assertThat(refused.body()).isEqualTo(written);
                });
    }

    @Test
    void too_many_values_are_refused() {
        String values =
                IntStream.range(0, 2_496).mapToObj(_ -> "1").collect(Collectors.joining(","));
        String item = "{\"type\":\"page\",\"userId\":\"u1\",\"properties\":{\"a\":[%s],\"b\":%s}}";
        // The list is a value itself, and so is what stands beside it.
        assertThat(kit.batch("{\"batch\":[" + item.formatted(values, "[1,1]") + "]}"))
                .isEqualTo(new Answer.Accepted(1, 0, List.of()));
        assertThat(kit.batch("{\"batch\":[" + item.formatted(values, "[1,1,1]") + "]}"))
                .isEqualTo(
                        new Answer.Accepted(
                                0,
                                0,
                                List.of(
                                        new Refusal(
                                                0,
                                                RefusalCode.TOO_MANY_VALUES,
                                                "the event holds more than 2500 values: send less,"
                                                        + " or several events"))));
    }

    @Test
    void an_event_may_not_slip_in_behind_anothers_key() {
        String own = "{\"type\":\"page\",\"userId\":\"u1\",\"writeKey\":\"%s\"}";
        assertThat(
                        kit.send(
                                BATCH,
                                "",
                                "{\"batch\":[%s,%s]}"
                                        .formatted(own.formatted("pub"), own.formatted("sec"))))
                .isEqualTo(
                        new Answer.Accepted(
                                1,
                                0,
                                List.of(
                                        new Refusal(
                                                1,
                                                RefusalCode.OTHER_WRITE_KEY,
                                                "the event tells another write key than the"
                                                        + " request: send it apart"))));
        assertThat(kit.ingest.events().getFirst().origin().source().value()).isEqualTo("web");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    BAD_JSON          |                                       | bad: no json
                    BAD_JSON          | {"batch":[{"type":"page"}]            | cut short
                    BAD_JSON          | {"batch":[]}{"batch":[]}              | two of them
                    BAD_JSON          | {'batch':[]}                          | other quotes
                    BAD_JSON          | {"batch":[{"type":"a	b"}]}           | a tab in a text
                    BAD_REQUEST_SHAPE | [{"type":"page","userId":"u1"}]       | a list
                    BAD_REQUEST_SHAPE | "batch"                               | a text
                    BAD_REQUEST_SHAPE | {"events":[]}                         | another list
                    BAD_REQUEST_SHAPE | {"batch":{"type":"page"}}             | an event for a list
                    INVALID_FIELD     | {"batch":[],"context":7}              | a context that is none
                    EVENT_TOO_LARGE   | {"batch":[],"context":{"a":"x*32768"}} | a context for all that is too large
                    """)
    void a_request_is_refused_whole(RefusalCode code, String body, String what) {
        String written = body == null ? "{" : written(body);
        Answer answer = kit.batch(written);
        assertThat(answer)
                .as(what)
                .isInstanceOfSatisfying(
                        Answer.Rejected.class,
                        rejected -> assertThat(rejected.code()).isEqualTo(code));
        assertThat(kept())
                .singleElement()
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo(code.text());
                    assertThat(refused.body()).isEqualTo(written);
                });
        assertThat(kit.ingest.events()).isEmpty();
    }

    @Test
    void a_batch_holds_so_many_events_and_no_more() {
        String full =
                IntStream.range(0, 2_500)
                        .mapToObj(RefusalsTest::page)
                        .collect(Collectors.joining(","));
        assertThat(kit.batch("{\"batch\":[" + full + "]}"))
                .isEqualTo(new Answer.Accepted(2_500, 0, List.of()));
        assertThat(kit.batch("{\"batch\":[" + full + "," + page(2_500) + "]}"))
                .isEqualTo(
                        new Answer.Rejected(
                                RefusalCode.BATCH_TOO_LARGE,
                                "the batch holds more than 2500 events: send smaller batches"));
        assertThat(kit.ingest.events()).hasSize(2_500);
    }

    @Test
    void a_request_holds_so_many_bytes_and_no_more() {
        String open = "{\"batch\":[";
        String full = open + " ".repeat(500 * 1024 - open.length() - 2) + "]}";
        assertThat(kit.batch(full)).isEqualTo(new Answer.Accepted(0, 0, List.of()));
        assertThat(kit.batch(full + " "))
                .isEqualTo(
                        new Answer.Rejected(
                                RefusalCode.REQUEST_TOO_LARGE,
                                "the request holds more than 512000 bytes: send smaller batches"));
    }

    @Test
    void alone_in_its_request_an_event_is_the_requests_refusal() {
        assertThat(kit.send(new Shape.One(Event.Type.TRACK), "sec", "{\"userId\":\"u1\"}"))
                .isEqualTo(
                        new Answer.Rejected(
                                RefusalCode.MISSING_EVENT_NAME,
                                "'event' is missing: name what happened"));
        assertThat(kept()).hasSize(1);
    }

    /// At its limits, an event is still taken.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    {"type":"page","userId":"u1","properties":{"a":"x*32717"}}
                    {"type":"page","userId":"u1","properties":{"a":[*14]*14}}
                    {"type":"track","userId":"u1","event":"x*256"}
                    {"type":"page","userId":"u1","properties":{"x*256":1}}
                    {"type":"page","userId":"x*256","anonymousId":"x*256"}
                    {"type":"group","groupId":"x*128"}
                    {"type":"page","userId":"u1","messageId":"x*99"}
                    {"type":"page","userId":"u1","userId":"u2","":"no name","unknown":[[[]]]}
                    """)
    void up_to_its_limits_an_event_is_taken(String item) {
        assertThat(kit.batch("{\"batch\":[" + written(item) + "]}"))
                .isEqualTo(new Answer.Accepted(1, 0, List.of()));
    }

    /// Broken encodings never become a body; they are refused where HTTP is spoken.
    @Test
    void the_tables_and_the_tests_between_them_leave_no_code_out() {
        String tables =
                Arrays.stream(RefusalsTest.class.getDeclaredMethods())
                        .flatMap(test -> Arrays.stream(test.getAnnotationsByType(CsvSource.class)))
                        .map(CsvSource::textBlock)
                        .collect(Collectors.joining("\n", "\n", ""));
        assertThat(
                        Arrays.stream(RefusalCode.values())
                                .filter(code -> !tables.contains("\n" + code + " ")))
                .containsExactlyInAnyOrder(
                        RefusalCode.BAD_ENCODING,
                        RefusalCode.REQUEST_TOO_LARGE,
                        RefusalCode.BATCH_TOO_LARGE,
                        RefusalCode.TOO_MANY_VALUES,
                        RefusalCode.OTHER_WRITE_KEY);
    }

    private List<Refused> kept() {
        return kit.refused.of(Optional.empty(), Optional.empty(), 10);
    }

    private static String page(int user) {
        return "{\"type\":\"page\",\"userId\":\"u%d\"}".formatted(user);
    }

    /// `x*9` is nine times x, `[*9` nine brackets, `]*9` nine closing ones.
    private static String written(String abridged) {
        return TIMES.matcher(abridged)
                .replaceAll(found ->
                        Matcher.quoteReplacement(
                                found.group(1).repeat(Integer.parseInt(found.group(2)))));
    }
}
