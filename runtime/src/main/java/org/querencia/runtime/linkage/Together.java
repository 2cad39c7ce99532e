package org.querencia.runtime.linkage;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.Node;
import org.querencia.runtime.linkage.Census.Known;
import org.querencia.runtime.state.Described;

/// Who is one person by a model alone, whatever was joined before it: of those it was learned from
/// and whom likeness or somebody by hand joined before.
final class Together {

    private final Map<AnchorId, Integer> entities = new HashMap<>();

    void add(Known known, int entity) {
        for (Node node : known.person().nodes()) {
            entities.put(node.id(), entity);
        }
    }

    /// Empty where the model did not look at both.
    Optional<Boolean> one(Described one, Described other) {
        Optional<Integer> entity = entity(one);
        Optional<Integer> second = entity(other);
        return entity.isPresent() && second.isPresent()
                ? Optional.of(entity.equals(second))
                : Optional.empty();
    }

    private Optional<Integer> entity(Described part) {
        return part.nodes().stream()
                .flatMap(node -> Optional.ofNullable(entities.get(node.id())).stream())
                .findFirst();
    }
}
