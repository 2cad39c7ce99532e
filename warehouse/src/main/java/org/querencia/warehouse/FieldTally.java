package org.querencia.warehouse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.querencia.core.event.Position;
import org.querencia.core.event.Value;
import org.querencia.runtime.codec.ValueCodec;
import org.querencia.runtime.warehouse.Overviews.FieldKind;

/// How often a field was said, and the first few different values, by their place in the log: so
/// tallies add up in any order to the same.
final class FieldTally {

    /// Values looked at for examples, at most so many different ones.
    private static final int LOOKED_AT_MAX = 32;

    private long count;
    private List<Example> examples = new ArrayList<>();
    private final Set<Value> lookedAt = new HashSet<>();

    private record Example(long position, String text) {}

    long count() {
        return count;
    }

    List<String> examples() {
        return examples.stream().map(Example::text).toList();
    }

    boolean wantsExamples() {
        return examples.size() < FieldKind.EXAMPLES_MAX;
    }

    /// What values may be.
    static final List<String> KINDS = List.of("text", "number", "flag", "list", "object");

    /// Which of [#KINDS] a value is; empty for JSON's null, which says nothing.
    static Optional<String> kind(Value value) {
        int at = kindAt(value);
        return at < 0 ? Optional.empty() : Optional.of(KINDS.get(at));
    }

    /// The place among [#KINDS]; negative for JSON's null.
    static int kindAt(Value value) {
        return switch (value) {
            case Value.Text _ -> 0;
            case Value.Num _ -> 1;
            case Value.Flag _ -> 2;
            case Value.Items _ -> 3;
            case Value.Fields _ -> 4;
            case Value.Nothing _ -> -1;
        };
    }

    /// Counts a value that came after all those counted before.
    void count(Value value, long position, boolean examplesWanted) {
        count++;
        if (!examplesWanted || !wantsExamples() || lookedAt.contains(value)) {
            return;
        }
        if (lookedAt.size() < LOOKED_AT_MAX) {
            lookedAt.add(value);
        }
        String text = example(value);
        if (examples.stream().noneMatch(known -> known.text().equals(text))) {
            examples.add(new Example(position, text));
        }
    }

    void lose() {
        count--;
    }

    /// Drops the examples that come from these events.
    void forget(Set<Position> gone) {
        examples.removeIf(example -> gone.contains(new Position(example.position())));
    }

    FieldTally add(FieldTally other) {
        count += other.count;
        if (other.examples.isEmpty()) {
            return this;
        }
        List<Example> all = new ArrayList<>(examples);
        all.addAll(other.examples);
        all.sort(Comparator.comparingLong(Example::position));
        Set<String> seen = new HashSet<>();
        all.removeIf(example -> !seen.add(example.text()));
        examples = new ArrayList<>(all.subList(0, Math.min(FieldKind.EXAMPLES_MAX, all.size())));
        return this;
    }

    /// One example a line, its position before it.
    String storedExamples() {
        return examples.stream()
                .map(example -> example.position() + " " + example.text())
                .collect(Collectors.joining("\n"));
    }

    static FieldTally stored(long count, String storedExamples) {
        FieldTally tally = new FieldTally();
        tally.count = count;
        storedExamples
                .lines()
                .forEach(line -> {
                    int space = line.indexOf(' ');
                    tally.examples.add(
                            new Example(
                                    Long.parseLong(line, 0, space, 10), line.substring(space + 1)));
                });
        return tally;
    }

    private static String example(Value value) {
        String text =
                value instanceof Value.Text(String words)
                        ? words
                        : new String(ValueCodec.write(value), StandardCharsets.UTF_8);
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .limit(FieldKind.EXAMPLE_LENGTH_MAX)
                .forEach(letter ->
                        shown.appendCodePoint(Character.isISOControl(letter) ? ' ' : letter));
        return shown.toString();
    }
}
