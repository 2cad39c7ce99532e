package org.querencia.runtime.segment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.querencia.core.segment.FixedList;
import org.querencia.core.segment.Segment;
import org.querencia.core.segment.Segment.State;
import org.querencia.core.segment.Segments;
import org.querencia.runtime.identity.Author;
import org.querencia.runtime.segment.SegmentDesk.Answer;
import org.querencia.runtime.segment.SegmentFiles.Entry;
import org.querencia.runtime.segment.SegmentFiles.Read;

/// Takes segments out as a file and in again: what a file says takes the place of what was, segment
/// by segment; segments it does not name stay. Safe from any thread.
public final class SegmentExchange {

    private final Supplier<Segments> inForce;
    private final SegmentDesk desk;
    private final SegmentFiles files;

    /// @param inForce asked anew each time
    public SegmentExchange(Supplier<Segments> inForce, SegmentDesk desk, SegmentFiles files) {
        this.inForce = inForce;
        this.desk = desk;
        this.files = files;
    }

    public enum Kind {
        MADE,
        CHANGED,
        SAME
    }

    /// @param field such as `rule`
    public record Difference(String field, String before, String after) {}

    /// What becomes of one segment.
    public record Step(Segment segment, Kind kind, List<Difference> differences) {
        public Step {
            differences = List.copyOf(differences);
        }
    }

    /// What becomes of a file.
    ///
    /// @param steps in an order in which each can be taken
    /// @param wrong why nothing is taken; empty when all is
    public record Plan(List<Step> steps, List<String> wrong) {
        public Plan {
            steps = List.copyOf(steps);
            wrong = List.copyOf(wrong);
        }
    }

    /// All, or those named, by key.
    public String write(Set<String> keys) {
        return files.write(
                desk.all().stream()
                        .filter(segment -> keys.isEmpty() || keys.contains(segment.key()))
                        .toList());
    }

    /// What a file would do, without doing it.
    public Plan plan(String yaml) {
        Read read = files.read(yaml);
        if (!read.wrong().isEmpty()) {
            return new Plan(List.of(), read.wrong());
        }
        Segments now = inForce.get();
        List<String> wrong = new ArrayList<>();
        Map<String, Segment> wanted = new LinkedHashMap<>();
        for (Entry entry : read.entries()) {
            try {
                Segment segment = segment(now, entry);
                if (wanted.put(segment.key(), segment) != null) {
                    wrong.add("line %d: '%s' is there twice".formatted(entry.line(), entry.key()));
                }
            } catch (IllegalArgumentException one) {
                wrong.add("line %d: %s".formatted(entry.line(), one.getMessage()));
            }
        }
        if (wrong.isEmpty()) {
            try {
                now.with(wanted.values());
            } catch (IllegalArgumentException together) {
                wrong.add(String.valueOf(together.getMessage()));
            }
        }
        return wrong.isEmpty()
                ? new Plan(steps(now, wanted), List.of())
                : new Plan(List.of(), wrong);
    }

    /// Does what a plan says, all of it or nothing; says what could not be done.
    public List<String> carryOut(Author author, Plan plan) {
        List<Segment> changed =
                plan.steps().stream()
                        .filter(step -> step.kind() != Kind.SAME)
                        .map(Step::segment)
                        .toList();
        return !changed.isEmpty()
                        && desk.writeAll(author, changed) instanceof Answer.Refused(String why)
                ? List.of(why)
                : List.of();
    }

    private static Segment segment(Segments now, Entry entry) {
        Optional<Segment> before =
                now.newest(entry.key()).filter(one -> one.state() != State.DELETED);
        int version = now.newest(entry.key()).map(Segment::version).orElse(0) + 1;
        String list =
                before.filter(Segment::isList)
                        .map(Segment::rule)
                        .orElseGet(() -> FixedList.rule(FixedList.id(keyOf(entry), version)));
        return new Segment(
                entry.key(),
                entry.name(),
                entry.rule().orElse(list),
                entry.state(),
                entry.folder(),
                entry.owner(),
                version);
    }

    /// Refused in the words of segments where it is none.
    private static String keyOf(Entry entry) {
        return new Segment(entry.key(), entry.name(), "true", State.DRAFT, "", "", 1).key();
    }

    /// Those first that ask for none of the others.
    private static List<Step> steps(Segments now, Map<String, Segment> wanted) {
        List<Step> steps = new ArrayList<>();
        Segments at = now;
        Set<Segment> open = new LinkedHashSet<>(wanted.values());
        while (!open.isEmpty()) {
            int before = open.size();
            for (Segment one : List.copyOf(open)) {
                try {
                    at = at.with(one);
                } catch (IllegalArgumentException tooEarly) {
                    continue;
                }
                steps.add(step(now, one));
                open.remove(one);
            }
            if (open.size() == before) {
                open.forEach(one -> steps.add(step(now, one)));
                open.clear();
            }
        }
        return steps;
    }

    private static Step step(Segments now, Segment after) {
        Optional<Segment> known =
                now.newest(after.key()).filter(one -> one.state() != State.DELETED);
        if (known.isEmpty()) {
            return new Step(after, Kind.MADE, List.of());
        }
        Segment before = known.get();
        List<Difference> differences = new ArrayList<>();
        compare(differences, "name", before.name(), after.name());
        compare(differences, "rule", rule(before), rule(after));
        compare(differences, "state", before.state().text(), after.state().text());
        compare(differences, "folder", before.folder(), after.folder());
        compare(differences, "owner", before.owner(), after.owner());
        return new Step(after, differences.isEmpty() ? Kind.SAME : Kind.CHANGED, differences);
    }

    private static String rule(Segment segment) {
        return segment.isList() ? "(list)" : segment.rule();
    }

    private static void compare(
            List<Difference> differences, String field, String before, String after) {
        if (!before.equals(after)) {
            differences.add(new Difference(field, before, after));
        }
    }
}
