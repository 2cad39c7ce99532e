package org.querencia.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.querencia.app.settings.Settings.Door;
import org.querencia.app.settings.SettingsException;
import org.querencia.runtime.analyst.AnalystServices;
import org.querencia.web.wire.SqlDoor;

/// Opens the read-only connection as the settings say.
final class SqlDoors {

    private SqlDoors() {}

    /// Throws [SettingsException] when the port is taken or the certificate cannot be read.
    static SqlDoor open(Door door, AnalystServices analysts) {
        Optional<SSLContext> tls =
                door.certificate().map(file -> tls(file, door.password().orElse("")));
        try {
            return SqlDoor.open(door.host(), door.port(), analysts, tls);
        } catch (IOException taken) {
            throw new SettingsException(
                    "setting sql-port: nothing can listen on %s:%d (%s)"
                            .formatted(door.host(), door.port(), taken.getMessage()));
        }
    }

    private static SSLContext tls(Path file, String password) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, password.toCharArray());
            KeyManagerFactory managers =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, password.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new SettingsException(
                    "setting sql-certificate: %s is no PKCS #12 file that this password opens (%s)"
                            .formatted(file, unreadable.getMessage()));
        }
    }
}
