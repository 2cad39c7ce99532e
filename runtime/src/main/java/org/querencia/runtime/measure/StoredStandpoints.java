package org.querencia.runtime.measure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.state.Memberships;
import org.querencia.runtime.state.Memberships.Member;
import org.querencia.runtime.state.Memberships.Moved;
import org.querencia.runtime.state.Passages;
import org.querencia.runtime.state.Passages.Passed;
import org.querencia.runtime.state.Profiles;

/// Where people stood, as committed.
///
/// @param segments keys of those there are; asked anew each time
public record StoredStandpoints(
        Passages stages,
        Memberships memberships,
        Profiles profiles,
        Supplier<? extends Collection<String>> segments)
        implements Standpoints {

    private static final int PAGE = 5_000;

    @Override
    public List<Passed> passages(long after, int limit) {
        return stages.changes(after, limit);
    }

    @Override
    public List<Moved> movements(long after, int limit) {
        return memberships.changes(after, limit);
    }

    @Override
    public long forgotten() {
        return memberships.forgotten();
    }

    @Override
    public List<Kept> kept() {
        List<Kept> kept = new ArrayList<>();
        for (String segment : segments.get()) {
            Optional<ProfileId> after = Optional.empty();
            List<Member> page = memberships.members(segment, after, PAGE);
            while (!page.isEmpty()) {
                page.forEach(member -> kept.add(new Kept(segment, member)));
                after = Optional.of(page.getLast().person());
                page = memberships.members(segment, after, PAGE);
            }
        }
        return kept;
    }

    @Override
    public Map<AnchorId, ProfileId> owners(Collection<AnchorId> anchors) {
        return profiles.owners(anchors);
    }
}
