package org.querencia.runtime.linkage;

import java.util.Optional;

/// Keeps what linkage must know after a restart. Safe from any thread.
public interface LinkageStore {

    Optional<byte[]> kept(Part part);

    void keep(Part part, byte[] content);

    /// What is kept.
    enum Part {
        SETTINGS,
        /// The model in force.
        MODEL,
        /// Up to where in the log people were looked at.
        LOOKED
    }
}
