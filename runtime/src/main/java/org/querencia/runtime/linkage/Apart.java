package org.querencia.runtime.linkage;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.review.Label;
import org.querencia.runtime.review.Labels;
import org.querencia.runtime.state.Described;
import org.querencia.runtime.state.Profiles;

/// Whom somebody judged to be two people. Mostly a fact in the log holds that, and no link joins
/// them; where too much hangs together for such a fact, the judgement stands in the queue alone,
/// and likeness obeys it here: neither the two are joined nor whoever became one with either.
///
/// A judgement taken back counts until the model is learned next. Not safe from several threads.
final class Apart {

    private static final int PAGE = 1_000;

    private final Labels labels;
    private final Profiles profiles;
    private final Map<AnchorId, Set<AnchorId>> different = new HashMap<>();

    /// Identifiers of those who were joined here, some of which may not be applied yet.
    private final Map<ProfileId, Set<AnchorId>> joined = new HashMap<>();

    private long heard;

    Apart(Labels labels, Profiles profiles) {
        this.labels = labels;
        this.profiles = profiles;
    }

    /// Hears what was judged since the last time.
    void listen() {
        List<Label> page = labels.decided(heard, PAGE);
        while (!page.isEmpty()) {
            for (Label label : page) {
                if (!label.same()) {
                    AnchorId one = new AnchorId(label.pair().one().value());
                    AnchorId other = new AnchorId(label.pair().other().value());
                    different.computeIfAbsent(one, _ -> new HashSet<>()).add(other);
                    different.computeIfAbsent(other, _ -> new HashSet<>()).add(one);
                }
            }
            heard = page.getLast().number();
            page = labels.decided(heard, PAGE);
        }
    }

    boolean parts(Described one, Described other) {
        if (different.isEmpty()) {
            return false;
        }
        Set<AnchorId> theirs = known(other);
        return known(one).stream()
                .anyMatch(anchor ->
                        different.getOrDefault(anchor, Set.of()).stream()
                                .anyMatch(theirs::contains));
    }

    /// These are one from now on.
    void join(Described one, Described other) {
        if (!different.isEmpty()) {
            Set<AnchorId> both = known(one);
            both.addAll(known(other));
            joined.put(one.id(), both);
            joined.put(other.id(), both);
        }
    }

    /// All by which somebody is known, what likeness joined before included.
    private Set<AnchorId> known(Described person) {
        Set<AnchorId> known = joined.computeIfAbsent(person.id(), _ -> new HashSet<>());
        profiles.described(List.of(person.id()))
                .forEach(now -> now.nodes().forEach(node -> known.add(node.id())));
        person.nodes().forEach(node -> known.add(node.id()));
        return known;
    }
}
