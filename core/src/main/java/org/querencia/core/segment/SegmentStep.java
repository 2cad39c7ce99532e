package org.querencia.core.segment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.querencia.core.rule.Inputs;
import org.querencia.core.rule.Look;
import org.querencia.core.rule.Person;
import org.querencia.core.segment.Memberships.Since;

/// Answers the segments of one person anew: after an event, when time went by, after a merge, after
/// a change of definitions.
public final class SegmentStep {

    /// Changes by time that are told one by one when somebody wakes; whoever slept longer is looked
    /// at once more, at the end.
    public static final int WAKES_MAX = 1_000;

    private final Segments segments;
    private final Person person;
    private Memberships memberships;
    private final List<SegmentChange> changes = new ArrayList<>();

    private SegmentStep(Segments segments, Person person, Memberships memberships) {
        this.segments = segments;
        this.person = person;
        this.memberships = memberships;
    }

    /// @param changes in the order in which they happened
    public record Outcome(Memberships memberships, List<SegmentChange> changes) {
        public Outcome {
            changes = List.copyOf(changes);
        }
    }

    /// Lets time go by up to `until`, with all that was known before: every change by time happens
    /// at its own instant. To be done before each event that comes, up to its time of receipt.
    public static Outcome advance(
            Segments segments, Person person, Memberships before, Instant until) {
        SegmentStep step = new SegmentStep(segments, person, before);
        for (int wakes = 0; step.isDue(until); wakes++) {
            Instant at = wakes < WAKES_MAX ? step.memberships.due().orElse(until) : until;
            step.answerAll(at, Cause.TIME);
        }
        return step.outcome();
    }

    /// After an event: the segments it can touch.
    ///
    /// @param person with the event
    /// @param touched by place, as [org.querencia.core.rule.RuleSet#touchedBy] tells
    /// @param at when it was received
    public static Outcome touched(
            Segments segments, Person person, Memberships before, BitSet touched, Instant at) {
        SegmentStep step = new SegmentStep(segments, person, before);
        Optional<Instant> next = step.answer(touched, at, Cause.EVENT);
        step.due(Memberships.earlier(before.due(), next));
        return step.outcome();
    }

    /// After a merge, a split, an activation or a change of definitions: all segments.
    public static Outcome all(
            Segments segments, Person person, Memberships before, Instant at, Cause cause) {
        SegmentStep step = new SegmentStep(segments, person, before);
        step.leaveWhatIsNotThere(at, cause);
        step.answerAll(at, cause);
        return step.outcome();
    }

    private boolean isDue(Instant until) {
        return memberships.due().filter(due -> !due.isAfter(until)).isPresent();
    }

    private void answerAll(Instant at, Cause cause) {
        BitSet all = new BitSet();
        all.set(0, segments.active().size());
        due(answer(all, at, cause));
    }

    /// In order; a segment that changed touches those that ask for it.
    ///
    /// @return when time may change one of those that were answered
    private Optional<Instant> answer(BitSet wanted, Instant at, Cause cause) {
        BitSet touched = (BitSet) wanted.clone();
        Set<String> keys = new HashSet<>(memberships.keys());
        Look look = look(keys, at);
        Optional<Instant> next = Optional.empty();
        for (int i = touched.nextSetBit(0); i >= 0; i = touched.nextSetBit(i + 1)) {
            Segment segment = segments.active().get(i);
            boolean holds = look.holds(i);
            if (holds != keys.contains(segment.key().value())) {
                change(segment.key(), segment.version(), holds, at, cause);
                keys = new HashSet<>(memberships.keys());
                look = look(keys, at);
                touched.or(segments.askedBy(i));
            }
            next = Memberships.earlier(next, look.next(i));
        }
        return next;
    }

    /// Segments that were deleted, or are drafts again.
    private void leaveWhatIsNotThere(Instant at, Cause cause) {
        for (Map.Entry<SegmentKey, Since> in : Map.copyOf(memberships.in()).entrySet()) {
            boolean there =
                    segments.of(in.getKey())
                            .filter(segment -> segment.state() != Segment.State.DRAFT)
                            .isPresent();
            if (!there) {
                change(in.getKey(), in.getValue().version(), false, at, cause);
            }
        }
    }

    private void change(SegmentKey key, int version, boolean entered, Instant at, Cause cause) {
        Map<SegmentKey, Since> in = new HashMap<>(memberships.in());
        if (entered) {
            in.put(key, new Since(at, version));
        } else {
            in.remove(key);
        }
        memberships = new Memberships(in, memberships.due());
        changes.add(new SegmentChange(key, version, entered, at, cause));
    }

    private void due(Optional<Instant> due) {
        memberships = new Memberships(memberships.in(), due);
    }

    private Look look(Set<String> keys, Instant at) {
        Inputs inputs = person.inputs();
        return segments.rules()
                .look(person.with(new Inputs(inputs.stages(), keys, inputs.scores())), at);
    }

    private Outcome outcome() {
        return new Outcome(memberships, changes);
    }
}
