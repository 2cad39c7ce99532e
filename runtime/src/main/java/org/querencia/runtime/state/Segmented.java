package org.querencia.runtime.state;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.rule.Gathered;
import org.querencia.core.segment.Key;
import org.querencia.core.segment.Move;
import org.querencia.core.segment.Movement;
import org.querencia.core.segment.Passage;

/// What a change does to where people stand.
///
/// @param gathered takes the place of what was kept of these anchors' events
/// @param standings take the place of the former ones; one that [Standing#isNothing] goes.
///   [Move#before] is what was stored
/// @param movements in order, to be added to what is known; so are the passages
/// @param dropped what is no more, with all who stand by it
public record Segmented(
        Map<AnchorId, Gathered> gathered,
        Map<ProfileId, Move> standings,
        List<Movement> movements,
        List<Passage> passages,
        Set<Key> dropped) {

    public static final Segmented NOTHING =
            new Segmented(Map.of(), Map.of(), List.of(), List.of(), Set.of());

    public boolean isNothing() {
        return gathered.isEmpty()
                && standings.isEmpty()
                && movements.isEmpty()
                && passages.isEmpty()
                && dropped.isEmpty();
    }
}
