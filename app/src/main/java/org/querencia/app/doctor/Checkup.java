package org.querencia.app.doctor;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.querencia.app.server.ServerFile;
import org.querencia.app.settings.Settings;
import org.querencia.app.settings.Settings.Database;
import org.querencia.connect.mail.SmtpAddress;
import org.querencia.connect.mail.SmtpMailer;
import org.querencia.store.sql.Durability;

/// Checks of the machine, none of which changes anything.
public final class Checkup {
    private static final int JAVA_LEAST = 25;
    private static final long MEMORY_MB_LEAST = 1_000;
    private static final long MEMORY_MB_WANTED = 2_000;
    private static final long DISK_MB_LEAST = 500;
    private static final long DISK_MB_WANTED = 5_000;
    private static final int POSTGRES_LEAST = 15;
    private static final int CONNECT_SECONDS_MAX = 5;

    private final Settings settings;

    public Checkup(Settings settings) {
        this.settings = settings;
    }

    public List<Finding> findings() {
        Stream<Finding> database =
                settings.database()
                        .map(outside -> Stream.of(outside(outside)))
                        .orElseGet(() -> Stream.of(system(), user()));
        return Stream.of(
                        Stream.of(java(), memory(), disk(), folder(), server(), port(), mail()),
                        database)
                .flatMap(one -> one)
                .toList();
    }

    private static Finding java() {
        int version = Runtime.version().feature();
        String detail = "%s (%s)".formatted(Runtime.version(), System.getProperty("java.home"));
        return version >= JAVA_LEAST
                ? Finding.well("java", detail)
                : Finding.bad("java", detail, "install a JDK 25 or newer and set JAVA_HOME to it");
    }

    private static Finding memory() {
        long machine =
                ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean os
                        ? os.getTotalMemorySize() >> 20
                        : 0;
        long heap = Runtime.getRuntime().maxMemory() >> 20;
        String detail = "%,d MB in the machine, %,d MB heap".formatted(machine, heap);
        if (machine < MEMORY_MB_LEAST) {
            return Finding.bad(
                    "memory", detail, "give the machine or container 1 GB at least, 2 GB better");
        }
        return machine < MEMORY_MB_WANTED
                ? Finding.doubtful("memory", detail, "2 GB leave room for PostgreSQL and DuckDB")
                : Finding.well("memory", detail);
    }

    private Finding disk() {
        Path place = existing(settings.data());
        try {
            FileStore store = Files.getFileStore(place);
            long free = store.getUsableSpace() >> 20;
            String detail = "%,d MB free at %s".formatted(free, place);
            if (free < DISK_MB_LEAST) {
                return Finding.bad(
                        "disk", detail, "free 500 MB at least, or choose another --data");
            }
            return free < DISK_MB_WANTED
                    ? Finding.doubtful("disk", detail, "a million events take about 1 GB; watch it")
                    : Finding.well("disk", detail);
        } catch (IOException unknown) {
            return Finding.doubtful("disk", "%s: %s".formatted(place, unknown.getMessage()), "");
        }
    }

    private Finding folder() {
        Path data = settings.data();
        Path place = existing(data);
        if (!Files.isWritable(place) || !Files.isDirectory(place)) {
            return Finding.bad(
                    "data",
                    "%s cannot be written by this user".formatted(place),
                    "chown it to the user who runs the server, or choose another --data");
        }
        if (!Files.exists(data)) {
            return Finding.well("data", "%s will be made".formatted(data));
        }
        try {
            Set<PosixFilePermission> rights = Files.getPosixFilePermissions(data);
            boolean open =
                    rights.contains(PosixFilePermission.GROUP_READ)
                            || rights.contains(PosixFilePermission.OTHERS_READ);
            String detail = "%s (%s)".formatted(data, PosixFilePermissions.toString(rights));
            return open
                    ? Finding.doubtful(
                            "data", detail, "others may list it: chmod 700 %s".formatted(data))
                    : Finding.well("data", detail);
        } catch (IOException | UnsupportedOperationException noRights) {
            return Finding.well("data", data.toString());
        }
    }

    private Finding server() {
        return ServerFile.read(settings.data())
                .map(running -> Finding.well("server", running.toString()))
                .orElseGet(() -> Finding.well("server", "none runs on this data folder"));
    }

    private Finding port() {
        String place = settings.listen().host() + ":" + settings.listen().port();
        try (ServerSocket probe =
                new ServerSocket(
                        settings.listen().port(),
                        1,
                        InetAddress.getByName(settings.listen().host()))) {
            return Finding.well("port", "%s is free (%d)".formatted(place, probe.getLocalPort()));
        } catch (IOException taken) {
            Optional<ServerFile> own =
                    ServerFile.read(settings.data())
                            .filter(file -> file.address().getPort() == settings.listen().port());
            return own.isPresent()
                    ? Finding.well("port", "%s is this server's".formatted(place))
                    : Finding.bad(
                            "port",
                            "%s: %s".formatted(place, taken.getMessage()),
                            "choose another with --port");
        }
    }

    /// Signs in at the mail server; sends nothing.
    private Finding mail() {
        if (settings.smtp().isEmpty()) {
            return Finding.well(
                    "mail", "no mail server is set: mail is shown in the console, nobody gets it");
        }
        SmtpAddress address = settings.smtp().get();
        try (SmtpMailer mailer = new SmtpMailer(address)) {
            return mailer.trouble()
                    .map(trouble ->
                            Finding.bad(
                                    "mail",
                                    "%s: %s".formatted(address, trouble),
                                    "check smtp-url (QUERENCIA_SMTP_URL): host, port, user and password"))
                    .orElseGet(() -> Finding.well("mail", address.toString()));
        }
    }

    private static Finding system() {
        String name = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        String resource =
                "/postgres-%s-%s.txz"
                        .formatted(
                                name.startsWith("Mac") ? "darwin" : "linux",
                                name.contains("aarch64") ? "arm_64" : "x86_64");
        boolean inside = Checkup.class.getResource(resource) != null;
        return inside
                ? Finding.well("postgresql", "embedded, for " + name)
                : Finding.bad(
                        "postgresql",
                        "no embedded PostgreSQL for " + name,
                        "set database-url (QUERENCIA_DATABASE_URL) to a PostgreSQL of yours");
    }

    /// PostgreSQL refuses to run as root; its programs then run as another user of a namespace.
    private static Finding user() {
        String user = System.getProperty("user.name");
        if (!"root".equals(user)) {
            return Finding.well("user", user);
        }
        try {
            Process probe =
                    new ProcessBuilder("unshare", "-U", "true").redirectErrorStream(true).start();
            if (probe.waitFor() == 0) {
                return Finding.well("user", "root, with user namespaces for PostgreSQL");
            }
        } catch (IOException noUnshare) {
            return rootless();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        return rootless();
    }

    private static Finding rootless() {
        return Finding.bad(
                "user",
                "root, and this machine does not allow user namespaces; PostgreSQL refuses root",
                "run as another user, or install util-linux and allow user namespaces (sysctl"
                        + " kernel.unprivileged_userns_clone=1)");
    }

    private static Finding outside(Database database) {
        Properties properties = new Properties();
        if (!database.user().isEmpty()) {
            properties.setProperty("user", database.user());
            properties.setProperty("password", database.password());
        }
        properties.setProperty("connectTimeout", Integer.toString(CONNECT_SECONDS_MAX));
        try (Connection connection = DriverManager.getConnection(database.url(), properties)) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            String detail = "PostgreSQL " + connection.getMetaData().getDatabaseProductVersion();
            if (version < POSTGRES_LEAST) {
                return Finding.bad("postgresql", detail, "upgrade it to 15 or newer");
            }
            List<String> doubts = Durability.doubts(connection);
            return doubts.isEmpty()
                    ? Finding.well("postgresql", detail)
                    : Finding.doubtful("postgresql", detail, String.join("; ", doubts));
        } catch (SQLException unreachable) {
            return Finding.bad(
                    "postgresql",
                    String.valueOf(unreachable.getMessage()),
                    "check database-url, database-user and database-password, and that the server"
                            + " runs");
        }
    }

    private static Path existing(Path path) {
        Path place = path.toAbsolutePath();
        while (!Files.exists(place) && place.getParent() != null) {
            place = place.getParent();
        }
        return place;
    }
}
