package org.querencia.runtime.segment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.querencia.core.segment.FixedList;
import org.querencia.core.segment.Segment;
import org.querencia.core.segment.Segments;
import org.querencia.runtime.identity.Author;
import org.querencia.runtime.identity.IdentityDecisions;
import org.querencia.runtime.identity.Outcome;

/// The workspace's segments: those there are, and how they are made, changed and given up. Each
/// change is a version, kept in the log. Safe from any thread.
public final class SegmentDesk {

    private final Supplier<Segments> inForce;
    private final IdentityDecisions decisions;

    /// @param inForce asked anew each time
    public SegmentDesk(Supplier<Segments> inForce, IdentityDecisions decisions) {
        this.inForce = inForce;
        this.decisions = decisions;
    }

    /// What became of a change.
    public sealed interface Answer {

        /// @param waiting whether the server is behind, so that it does not show yet
        record Done(Segment segment, boolean waiting) implements Answer {}

        /// Nothing was written.
        ///
        /// @param why what is wrong and how to mend it
        record Refused(String why) implements Answer {}

        /// Nothing was written: there is one of that key already.
        record Taken(String key) implements Answer {}
    }

    /// All that are not deleted, by key.
    public List<Segment> all() {
        return inForce.get().all();
    }

    /// Empty where there is none, or it was deleted.
    public Optional<Segment> find(String key) {
        return inForce.get()
                .newest(key)
                .filter(segment -> segment.state() != Segment.State.DELETED);
    }

    /// Its version is the next one of that key, whatever `segment` says.
    public synchronized Answer make(Author author, Segment segment) {
        return find(segment.key()).isPresent()
                ? new Answer.Taken(segment.key())
                : write(author, segment);
    }

    /// A fixed list, nobody on it yet; also under the key of one that was deleted.
    public synchronized Answer makeList(
            Author author,
            String key,
            String name,
            Segment.State state,
            String folder,
            String owner) {
        int version = inForce.get().newest(key).map(Segment::version).orElse(0) + 1;
        Segment list;
        try {
            String named = new Segment(key, name, "", state, folder, owner, version).key();
            String rule = FixedList.rule(FixedList.id(named, version));
            list = new Segment(key, name, rule, state, folder, owner, version);
        } catch (IllegalArgumentException wrong) {
            return new Answer.Refused(String.valueOf(wrong.getMessage()));
        }
        return make(author, list);
    }

    /// Takes the place of the version before; returns when it is in force and people moved.
    public synchronized Answer write(Author author, Segment segment) {
        return writeAll(author, List.of(segment));
    }

    /// The same of several: all of them, or none. Everybody is looked at once for all that are new.
    ///
    /// @param segments at least one; each may ask for those before it
    public synchronized Answer writeAll(Author author, List<Segment> segments) {
        Segments now = inForce.get();
        List<Segment> next = segments.stream().map(segment -> next(now, segment)).toList();
        Segments then = now;
        try {
            for (Segment one : next) {
                then = then.with(one);
            }
        } catch (IllegalArgumentException wrong) {
            return new Answer.Refused(String.valueOf(wrong.getMessage()));
        }
        Map<String, String> contents = new LinkedHashMap<>();
        next.forEach(one -> contents.put(one.key(), SegmentDefinitions.write(one)));
        return switch (decisions.define(author, Segment.KIND, contents)) {
            case Outcome.Done _ -> new Answer.Done(next.getLast(), false);
            case Outcome.Waiting _ -> new Answer.Done(next.getLast(), true);
            case Outcome.Refused refused -> new Answer.Refused(refused.message());
        };
    }

    private static Segment next(Segments now, Segment segment) {
        return new Segment(
                segment.key(),
                segment.name(),
                segment.rule(),
                segment.state(),
                segment.folder(),
                segment.owner(),
                now.newest(segment.key()).map(Segment::version).orElse(0) + 1);
    }
}
