package org.querencia.qa.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A client of npm, run by Node with `qa/clients/send.cjs`. `./verify` installs them and says where
/// in QUERENCIA_TEST_CLIENTS.
///
/// @param name of its package
record NodeClient(String name) implements Client {

    private static final int SECONDS_MAX = 90;

    /// What to do with tests that need these clients.
    enum Presence {
        RUN,
        SKIP,
        /// Continuous integration must not pass because something was not installed.
        FAIL
    }

    static Presence presence(Map<String, String> environment, boolean node) {
        if (environment.containsKey("QUERENCIA_TEST_CLIENTS")) {
            return Presence.RUN;
        }
        return node && "true".equals(environment.get("CI")) ? Presence.FAIL : Presence.SKIP;
    }

    /// Skips the test where the clients are absent, and fails where they ought to be there.
    static void assumePresent() {
        Presence presence = presence(System.getenv(), nodeIsThere());
        String why = "the npm clients are absent: run ./verify where Node is installed";
        if (presence == Presence.FAIL) {
            fail(why);
        }
        assumeThat(presence).as(why).isEqualTo(Presence.RUN);
    }

    private static boolean nodeIsThere() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Arrays.stream(path.split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "node")));
    }

    /// Returns when it is done.
    @Override
    public Open tell(String host, String writeKey, String who) {
        try {
            run(host, writeKey, who);
            return () -> {};
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }

    private void run(String host, String writeKey, String who)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("client", ".log");
        Process process =
                new ProcessBuilder("node", script().toString(), name, host, writeKey, who)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        try {
            assertThat(process.waitFor(SECONDS_MAX, TimeUnit.SECONDS))
                    .as("%s is still busy", name)
                    .isTrue();
            assertThat(process.exitValue())
                    .as(Files.readString(output, StandardCharsets.UTF_8))
                    .isZero();
        } finally {
            process.destroyForcibly();
            Files.delete(output);
        }
    }

    private static Path script() {
        Path here = Path.of("clients", "send.cjs");
        return Files.exists(here) ? here : Path.of("qa").resolve(here);
    }
}
