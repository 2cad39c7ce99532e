package org.querencia.runtime.measure;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.state.Memberships;
import org.querencia.runtime.state.Memberships.Moved;
import org.querencia.runtime.state.Passages.Passed;

/// Where people stood in stages and segments, told in the order in which it was noticed, for
/// whoever splits figures by it. Safe from any thread.
public interface Standpoints {

    /// Nobody stands anywhere.
    Standpoints NONE = new None();

    /// Passages after the one of that number; at most `limit`.
    List<Passed> passages(long after, int limit);

    /// Movements after the one of that number; at most `limit`.
    List<Moved> movements(long after, int limit);

    /// The number of the last movement that is kept no longer; 0 while all are.
    long forgotten();

    /// Who is in a segment now, with since when, for those whose movements are kept no longer.
    List<Kept> kept();

    /// The present people of those anchors that exist.
    Map<AnchorId, ProfileId> owners(Collection<AnchorId> anchors);

    record Kept(String segment, Memberships.Member member) {}

    /// Nobody stands anywhere.
    record None() implements Standpoints {
        @Override
        public List<Passed> passages(long after, int limit) {
            return List.of();
        }

        @Override
        public List<Moved> movements(long after, int limit) {
            return List.of();
        }

        @Override
        public long forgotten() {
            return 0;
        }

        @Override
        public List<Kept> kept() {
            return List.of();
        }

        @Override
        public Map<AnchorId, ProfileId> owners(Collection<AnchorId> anchors) {
            return Map.of();
        }
    }
}
