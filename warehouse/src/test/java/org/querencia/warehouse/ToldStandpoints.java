package org.querencia.warehouse;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.event.Position;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.segment.Cause;
import org.querencia.core.segment.Movement;
import org.querencia.core.segment.Movement.Occasion;
import org.querencia.core.segment.Passage;
import org.querencia.runtime.measure.Standpoints;
import org.querencia.runtime.state.Memberships.Moved;
import org.querencia.runtime.state.Passages.Passed;
import org.querencia.runtime.warehouse.Scene;

/// What passed and moved, told as the state tells it.
final class ToldStandpoints implements Standpoints {
    private final List<Passed> passages = new ArrayList<>();
    private final List<Moved> movements = new ArrayList<>();
    private final List<Kept> kept = new ArrayList<>();
    private long number;

    void passes(String who, String stage, Instant at) {
        passes(who, "life", stage, at);
    }

    void passes(String who, String model, String stage, Instant at) {
        passages.add(
                new Passed(
                        ++number,
                        new Passage(
                                occasion(who),
                                at,
                                model,
                                1,
                                Optional.empty(),
                                Optional.of(stage),
                                0,
                                Duration.ZERO)));
    }

    void enters(String who, String segment, Instant at) {
        movements.add(new Moved(++number, new Movement.Entered(occasion(who), at, segment, 1)));
    }

    void leaves(String who, String segment, Instant at) {
        movements.add(new Moved(++number, new Movement.Left(occasion(who), at, segment, 1)));
    }

    private static Occasion occasion(String who) {
        return new Occasion(Scene.person(who), Scene.anchor(who), new Position(1), Cause.EVENT);
    }

    @Override
    public List<Passed> passages(long after, int limit) {
        return passages.stream().filter(one -> one.number() > after).limit(limit).toList();
    }

    @Override
    public List<Moved> movements(long after, int limit) {
        return movements.stream().filter(one -> one.number() > after).limit(limit).toList();
    }

    @Override
    public long forgotten() {
        return kept.isEmpty() ? 0 : 1;
    }

    @Override
    public List<Kept> kept() {
        return kept;
    }

    @Override
    public Map<AnchorId, ProfileId> owners(Collection<AnchorId> anchors) {
        return Map.of();
    }
}
