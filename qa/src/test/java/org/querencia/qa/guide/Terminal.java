package org.querencia.qa.guide;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.querencia.app.Application;

/// A shell in a folder that looks like the project's, before a running server: `./querencia` is
/// this build's program on the server's data folder, and 127.0.0.1:8080 is the server.
///
/// What only starts a server there prints its help instead: the server runs already.
final class Terminal {

    private static final int MINUTES_MAX = 4;

    /// Says what was answered, and fails when that is a refusal.
    private static final String CURL =
            """
            #!/bin/bash
            case " $* " in *" --fail "*) ;; *) set -- --fail-with-body "$@" ;; esac
            exec /usr/bin/curl -sS "$@"
            """;

    private final Path folder;
    private final URI server;
    private final Map<String, String> variables;

    /// @param folder an empty one
    Terminal(
            Path folder, Path project, Application server, Path data, Map<String, String> variables)
            throws IOException {
        this.folder = folder;
        this.server = server.address();
        this.variables = variables;
        for (String shown : List.of("examples", "docs", "LICENSE")) {
            Files.createSymbolicLink(folder.resolve(shown), project.resolve(shown));
        }
        script("querencia", program(data));
        script("verify", "#!/bin/sh\ntest -x '%s'\n".formatted(project.resolve("verify")));
        Files.createDirectories(folder.resolve("bin"));
        script("bin/curl", CURL);
    }

    /// Runs a script from its beginning to the first command that fails; what it said, or with
    /// which words it failed.
    String run(String script) throws IOException, InterruptedException {
        Path file = folder.resolve("script.sh");
        Files.writeString(
                file,
                "set -euo pipefail\n" + script.replace("http://127.0.0.1:8080", server.toString()));
        Path said = folder.resolve("said.txt");
        ProcessBuilder shell =
                new ProcessBuilder("/bin/bash", file.toString())
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile());
        shell.environment().putAll(variables);
        shell.environment().put("QUERENCIA", server.toString());
        shell.environment()
                .put("PATH", folder.resolve("bin") + File.pathSeparator + System.getenv("PATH"));
        Process process = shell.start();
        if (!process.waitFor(MINUTES_MAX, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("not done in time:\n" + Files.readString(said));
        }
        if (process.exitValue() != 0) {
            throw new AssertionError(
                    "ended with %d:\n%s".formatted(process.exitValue(), Files.readString(said)));
        }
        return Files.readString(said);
    }

    private static String program(Path data) {
        return """
        #!/bin/bash
        if [ "$1" = serve ] || [ "$1" = demo ]; then set -- "$@" --help; else set -- "$@" --data '%s'; fi
        exec '%s/bin/java' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx256m --enable-native-access=ALL-UNNAMED \
          --sun-misc-unsafe-memory-access=allow -cp '%s' org.querencia.app.Main "$@"
        """
                .formatted(
                        data,
                        System.getProperty("java.home"),
                        System.getProperty("java.class.path"));
    }

    private void script(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
