package org.querencia.runtime.collect;

import java.util.Comparator;
import java.util.Optional;
import org.querencia.core.identity.Identifier;

/// What collect asks of the workspace's identity rules.
public interface Identification {

    /// The normalised identifier; empty when the type is unknown, or the value is blocked or no
    /// value of that type.
    Optional<Identifier> identifier(String type, String raw);

    /// Highest priority first; consistent with equals.
    Comparator<Identifier> byPriority();
}
