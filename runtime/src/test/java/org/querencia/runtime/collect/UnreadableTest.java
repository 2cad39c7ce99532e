package org.querencia.runtime.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.SourceKey;
import org.querencia.runtime.access.Source;
import org.querencia.runtime.collect.Delivery.Shape;
import org.querencia.runtime.collect.RefusedEvents.Refused;

/// A request that cannot be read is shown under the source whose key is somewhere in it.
class UnreadableTest {

    private final CollectKit kit = new CollectKit();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    batch    | {"writeKey":"pub","batch":[}                       | web
                    batch    | {"batch":[{"type":page}],"writeKey" : "sec"}        | server
                    batch    | {"batch":[{"properties":{"writeKey":"theirs"}},],"writeKey":"pub"} | web
                    posthog  | {"batch":[],,"api_key":"pub"}                      | web
                    snowplow | {"data":[{"aid":"pub","e":"pv"                     | web
                    batch    | {"writeKey":"nobody's","batch":[}                  |
                    batch    | {"otherKey":"pub","batch":[}                       |
                    batch    | writeKey=pub&batch=                                |
                    """)
    void a_broken_request_is_kept_under_the_source_of_its_key(
            String call, String body, String source) {
        Answer answer =
                kit.send(KeptRequest.read("{\"v\":1,\"call\":\"" + call + "\"}").shape(), "", body);
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Rejected.class,
                        rejected -> assertThat(rejected.code().text()).startsWith("bad-"));
        assertThat(kept().stream().map(refused -> refused.source().value()).toList())
                .isEqualTo(source == null ? List.of() : List.of(source));
        kept().forEach(refused -> assertThat(refused.body()).isEqualTo(body));
    }

    /// Segment's clients write the key after the events.
    @Test
    void a_request_that_is_too_large_is_kept_under_the_source_of_the_key_at_its_end() {
        String event = "{\"type\":\"page\",\"userId\":\"%s\"},".formatted("u".repeat(10_000));
        Answer answer =
                kit.send(
                        new Shape.Batch(),
                        "",
                        "{\"batch\":[" + event.repeat(60) + "{}],\"writeKey\":\"pub\"}");
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Rejected.class,
                        rejected ->
                                assertThat(rejected.code())
                                        .isEqualTo(RefusalCode.REQUEST_TOO_LARGE));
        assertThat(kept())
                .singleElement()
                .satisfies(refused -> {
                    assertThat(refused.source()).isEqualTo(new SourceKey("web"));
                    assertThat(refused.code()).isEqualTo("request-too-large");
                });
    }

    @Test
    void no_more_than_a_few_keys_are_tried() {
        String others =
                IntStream.range(0, KeyScan.KEYS_MAX)
                        .mapToObj("{\"writeKey\":\"k%d\"},"::formatted)
                        .collect(Collectors.joining());
        kit.send(new Shape.Batch(), "", "{\"batch\":[" + others + "],\"writeKey\":\"pub\",}");
        assertThat(kept()).isEmpty();
        String fewer = others.substring(others.indexOf(',') + 1);
        kit.send(new Shape.Batch(), "", "{\"batch\":[" + fewer + "],\"writeKey\":\"pub\",}");
        assertThat(kept()).hasSize(1);
    }

    @Test
    void nothing_is_kept_for_a_source_that_may_not_send() {
        kit.add(source("off", false, List.of(), 10), "off-key");
        kit.add(source("picky", true, List.of("https://shop.example"), 10), "picky-key");
        kit.add(source("slow", true, List.of(), 1), "slow-key");
        assertThat(broken("off-key")).isInstanceOf(Answer.Disabled.class);
        assertThat(
                        kit.collector.collect(
                                new Delivery(
                                        new Shape.Batch(),
                                        Optional.empty(),
                                        new Delivery.Sender("", "", "https://other.example"),
                                        "{\"writeKey\":\"picky-key\""
                                                .getBytes(
                                                        java.nio.charset.StandardCharsets.UTF_8))))
                .isInstanceOf(Answer.ForeignOrigin.class);
        assertThat(kept()).isEmpty();
        List<Answer> answers = IntStream.range(0, 6).mapToObj(_ -> broken("slow-key")).toList();
        assertThat(answers.subList(0, 5)).allMatch(Answer.Rejected.class::isInstance);
        assertThat(answers.getLast())
                .isEqualTo(
                        new Answer.TooFast(
                                1,
                                CollectKit.NOON.plusSeconds(1),
                                "the source 'slow' may send 1 events a second: try again in 1 s"));
        assertThat(kept()).hasSize(5);
    }

    private Answer broken(String writeKey) {
        return kit.send(new Shape.Batch(), "", "{\"writeKey\":\"" + writeKey + "\"");
    }

    private List<Refused> kept() {
        return kit.refused.of(Optional.empty(), Optional.empty(), 10);
    }

    private static Source source(
            String key, boolean enabled, List<String> origins, int eventsPerSecond) {
        return new Source(
                new SourceKey(key),
                key,
                Trust.PUBLIC,
                enabled,
                Origin.PRIORITY_DEFAULT,
                Origin.NAMESPACE_DEFAULT,
                origins,
                eventsPerSecond,
                "",
                false);
    }
}
