package org.querencia.runtime.right;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Certificates of erasure; kept for ever.
public interface Certificates {

    void add(Certificate certificate);

    Optional<Certificate> byId(UUID id);

    /// Newest first, after `after` in that order.
    List<Certificate> list(Optional<UUID> after, int limit);
}
