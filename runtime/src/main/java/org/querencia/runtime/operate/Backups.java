package org.querencia.runtime.operate;

import java.io.IOException;
import java.io.OutputStream;

/// Writes the whole workspace (the log, what was derived from it, sources, users, settings) as one
/// archive, while the server runs.
public interface Backups {

    /// Writes one consistent archive to `out` and leaves it open. One at a time: a second call at
    /// the same time throws [IllegalStateException].
    void write(OutputStream out) throws IOException;
}
