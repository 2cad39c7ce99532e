package org.querencia.runtime.access;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.querencia.core.workspace.Workspace;

/// What the workspace is: country, time zone, currency, language, salt. Safe from any thread.
public interface WorkspaceStore {

    /// Empty before the first start is done.
    Optional<Workspace> load();

    /// Keeps it. The salt never changes once there is one: every identifier is named by it; another
    /// throws [IllegalArgumentException].
    void save(Workspace workspace);

    /// A new salt: 128 random bits, in hexadecimal.
    static String newSalt() {
        byte[] salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }
}
