package org.querencia.connect.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.querencia.core.segment.FixedList;
import org.querencia.core.segment.Segment;
import org.querencia.core.segment.Segment.State;
import org.querencia.runtime.segment.SegmentFiles.Entry;
import org.querencia.runtime.segment.SegmentFiles.Read;

class SegmentYamlTest {

    private final SegmentYaml yaml = new SegmentYaml();

    @Test
    void segments_are_written_in_this_form() {
        Segment regulars =
                new Segment(
                        "regulars",
                        "Los \"de siempre\"",
                        "count('Order Completed', '90d') >= 3\n  && trait.city == 'Bogotá'",
                        State.PAUSED,
                        "ventas/2026",
                        "ana@shop.example",
                        7);
        Segment fair =
                new Segment("fair", "Fair", FixedList.rule("fair.1"), State.ACTIVE, "", "", 1);

        assertThat(yaml.write(List.of(fair, regulars)))
                .isEqualTo(
                        """
                        segments:
                          - key: "fair"
                            name: "Fair"
                            kind: list
                            state: active
                          - key: "regulars"
                            name: "Los \\"de siempre\\""
                            rule: |-
                              count('Order Completed', '90d') >= 3
                                && trait.city == 'Bogotá'
                            state: paused
                            folder: "ventas/2026"
                            owner: "ana@shop.example"
                        """);
        assertThat(yaml.write(List.of())).isEqualTo("segments: []\n");
    }

    static List<Integer> seeds() {
        return IntStream.range(0, 200).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_is_written_reads_back_the_same(int seed) {
        Random random = new Random(seed);
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            segments.add(
                    new Segment(
                            "s" + i,
                            text(random, "x"),
                            random.nextInt(4) == 0
                                    ? FixedList.rule("s" + i + ".1")
                                    : text(random, "true").strip(),
                            List.of(State.DRAFT, State.ACTIVE, State.PAUSED).get(random.nextInt(3)),
                            text(random, ""),
                            text(random, ""),
                            1));
        }

        Read read = yaml.read(yaml.write(segments));

        assertThat(read.wrong()).isEmpty();
        assertThat(read.entries().stream().map(SegmentYamlTest::without).toList())
                .isEqualTo(
                        segments.stream()
                                .map(one ->
                                        new Entry(
                                                0,
                                                one.key(),
                                                one.name(),
                                                one.isList()
                                                        ? Optional.empty()
                                                        : Optional.of(one.rule()),
                                                one.state(),
                                                one.folder(),
                                                one.owner()))
                                .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    segments: [{key: a, name: A, rule: x, ower: b}]   | line 1: 'ower' is unknown; do you mean 'owner'?
                    segments: [{key: a, name: A, rule: x, state: on}] | line 1: state: 'on' is unknown; expected draft, active or paused
                    segments: [{key: a, rule: x}]                     | line 1: name: missing
                    segments: [{key: a, name: A}]                     | line 1: rule: missing; or kind: list
                    segments: [{key: a, name: A, kind: list, rule: x}] | line 1: rule: a list has none
                    segments: [{key: a, name: [b], rule: x}]          | line 1: name: expected a text
                    segments: {a: b}                                  | line 1: segments: expected a list
                    lists: []                                         | line 1: unknown; expected 'segments:'
                    just text                                         | line 1: expected 'segments:' and a list of them
                    `segments: [`                                     | line 1: expected the node content, but found '<stream end>'
                    """)
    void what_is_wrong_is_told_with_its_line(String text, String wrong) {
        assertThat(yaml.read(text).wrong().getFirst()).isEqualTo(wrong);
    }

    private static Entry without(Entry entry) {
        return new Entry(
                0,
                entry.key(),
                entry.name(),
                entry.rule(),
                entry.state(),
                entry.folder(),
                entry.owner());
    }

    private static String text(Random random, String least) {
        String letters = "ab ñ'\"\\:#-|>{}[]%@`&*!?,\n\t\u0085\u2028é😀";
        StringBuilder text = new StringBuilder(least);
        for (int i = random.nextInt(20); i > 0; i--) {
            text.appendCodePoint(
                    letters.codePointAt(
                            letters.offsetByCodePoints(
                                    0,
                                    random.nextInt(letters.codePointCount(0, letters.length())))));
        }
        return text.toString();
    }
}
