package org.querencia.runtime.warehouse;

import java.util.function.BiConsumer;
import org.querencia.core.identity.ProfileId;

/// Who stands in which stage.
@FunctionalInterface
public interface Standing {

    /// Tells all, each once, in no order.
    void each(BiConsumer<ProfileId, String> told);
}
