package org.querencia.runtime.right;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.querencia.core.identity.AnchorId;

/// The identifiers of people who were erased, kept only as salted hashes, so that no repeat and no
/// second import brings them back.
public interface Suppressions {

    Set<AnchorId> all();

    /// Those that are there stay as they are.
    void add(Collection<AnchorId> anchors, Instant at);

    /// Says how many of them were there.
    int remove(Collection<AnchorId> anchors);
}
