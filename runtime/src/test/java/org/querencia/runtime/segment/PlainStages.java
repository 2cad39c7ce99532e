package org.querencia.runtime.segment;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.querencia.core.segment.Segments;
import org.querencia.core.stage.Place;
import org.querencia.core.stage.Stage;
import org.querencia.core.stage.StageModel;

/// The law of stages as one would read it aloud: of all stages that admit or keep somebody, the
/// furthest.
final class PlainStages {

    private PlainStages() {}

    static Map<String, String> of(
            Segments segments,
            SortedMap<String, Place> places,
            Instant at,
            Predicate<String> holds) {
        Map<String, String> stages = new TreeMap<>();
        places.forEach((model, place) -> place.stage().ifPresent(key -> stages.put(model, key)));
        for (StageModel model : segments.models()) {
            if (model.isActive()) {
                stages.remove(model.key());
                for (Stage stage : model.stages()) {
                    if (takes(stage, Optional.ofNullable(places.get(model.key())), at, holds)) {
                        stages.put(model.key(), stage.key());
                    }
                }
            }
        }
        return stages;
    }

    private static boolean takes(
            Stage stage, Optional<Place> place, Instant at, Predicate<String> holds) {
        boolean enters = holds.test(stage.enter());
        boolean leaves = stage.hasLeave() && holds.test(stage.leave());
        boolean admits = enters && !leaves;
        boolean isThere = place.flatMap(Place::stage).filter(stage.key()::equals).isPresent();
        if (!isThere) {
            return admits;
        }
        boolean keeps = stage.hasLeave() ? !leaves : enters;
        boolean bound = at.isBefore(place.orElseThrow().since().plus(stage.stay()));
        return admits || keeps || bound;
    }
}
