package org.querencia.runtime.segment;

import java.util.Optional;
import java.util.function.Supplier;
import org.querencia.core.segment.Segment;
import org.querencia.core.segment.Segments;
import org.querencia.runtime.identity.Author;
import org.querencia.runtime.identity.IdentityDecisions;
import org.querencia.runtime.identity.Outcome;

/// Where segments are defined, changed, paused and deleted. Safe from any thread.
public final class SegmentDesk {

    private final Supplier<Segments> inForce;
    private final IdentityDecisions decisions;

    /// @param inForce asked anew each time
    public SegmentDesk(Supplier<Segments> inForce, IdentityDecisions decisions) {
        this.inForce = inForce;
        this.decisions = decisions;
    }

    /// The segments in force.
    public Segments segments() {
        return inForce.get();
    }

    /// What came of it.
    public sealed interface Saved {
        /// It is in force, or will be as soon as the log is applied that far.
        record Done(Segment segment, Outcome outcome) implements Saved {}

        /// It cannot be, and nothing was changed.
        ///
        /// @param why a sentence that says what is wrong
        record Refused(String why) implements Saved {}
    }

    /// Puts a segment in force in the place of its former version; returns when everybody was
    /// looked at, or when that takes long.
    public synchronized Saved save(Author author, Draft draft) {
        Segments present = inForce.get();
        int version = present.newest(draft.key()).map(Segment::version).orElse(0) + 1;
        Segment segment;
        try {
            segment =
                    new Segment(
                            draft.key(),
                            draft.name(),
                            draft.rule(),
                            draft.state(),
                            draft.folder(),
                            draft.owner(),
                            version);
            present.with(segment);
        } catch (IllegalArgumentException refused) {
            return new Saved.Refused(
                    Optional.ofNullable(refused.getMessage()).orElse("it cannot be read"));
        }
        return new Saved.Done(
                segment,
                decisions.define(
                        author, Segment.KIND, segment.key(), SegmentDefinitions.write(segment)));
    }

    /// A segment as somebody wants it; see [Segment].
    public record Draft(
            String key,
            String name,
            String rule,
            Segment.State state,
            String folder,
            String owner) {}
}
