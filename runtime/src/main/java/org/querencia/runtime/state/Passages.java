package org.querencia.runtime.state;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.segment.Passage;
import org.querencia.core.stage.Place;

/// Where people stand in models of stages, and how they passed, as committed. Safe from any thread.
public interface Passages {

    /// How many stand in each stage of a model that has anybody, by its key; under the empty text
    /// those who were in one and are in none.
    Map<String, Long> sizes(String model);

    /// Who stands in a stage, in a fixed order that says nothing, after `after`; at most `limit`.
    ///
    /// @param stage empty for those who were in one and are in none
    List<Placed> people(String model, Optional<String> stage, Optional<ProfileId> after, int limit);

    /// Tells all who stand in a stage of a model, with its key, in no order; however many they are,
    /// they need no memory.
    void each(String model, BiConsumer<ProfileId, String> told);

    /// Where a person stands, by key of the model.
    SortedMap<String, Place> of(ProfileId person);

    /// How a person passed, the latest first; at most `limit`.
    ///
    /// @param anchors all of the person's, so that it is also told how those passed who became them
    List<Passed> history(Collection<AnchorId> anchors, int limit);

    /// Who passed after the one of that number (0: from the first on), in the order in which it was
    /// noticed; at most `limit`. Numbers only grow; some are left out.
    List<Passed> changes(long after, int limit);

    record Placed(ProfileId person, Place place) {}

    record Passed(long number, Passage passage) {}
}
