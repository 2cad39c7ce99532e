package org.querencia.runtime.access;

import java.util.List;
import java.util.Optional;
import org.querencia.core.event.SourceKey;

/// The sources of the workspace. Lookups by key are answered from memory.
public interface Sources {

    List<Source> all();

    Optional<Source> source(SourceKey key);

    /// The source of a write key, enabled or not.
    Optional<Source> byWriteKey(String writeKey);

    /// Makes or changes a source; keys are added with [#addWriteKey].
    void save(Source source);

    /// Adds a write key (stored as its SHA-256); former keys stay valid until revoked.
    void addWriteKey(SourceKey source, String writeKey);

    /// Revokes every write key but `kept`.
    void revokeWriteKeysExcept(SourceKey source, String kept);
}
