package org.querencia.runtime.warehouse;

import java.util.function.Consumer;
import org.querencia.core.identity.ProfileId;

/// Some people, such as those of a segment.
@FunctionalInterface
public interface Crowd {

    /// Tells all, in no order.
    void each(Consumer<ProfileId> told);
}
