package org.querencia.store.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs PostgreSQL's programs. They refuse to run as root; then each is run in a user namespace of
/// its own, where root is nobody in particular. The kernel still counts root as the owner of the
/// files, so nothing has to change hands.
final class Programs {

    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private final Path home;
    private final List<String> prefix;

    /// @param home the folder with `bin`
    Programs(Path home) {
        this.home = home;
        this.prefix = prefix();
    }

    /// What one run left behind.
    record Outcome(int status, String output) {
        boolean failed() {
            return status != 0;
        }
    }

    /// Runs `bin/program` to its end; kills it after `limit`.
    ///
    /// @param scratch a folder for the output: a file, not a pipe, since a server that was started
    ///   would hold the pipe open for ever
    Outcome run(Path scratch, Duration limit, String program, List<String> arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        return run(scratch, limit, command);
    }

    /// Starts `bin/program` as a child that stays; what it prints goes to `output`.
    Process start(Path output, String program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            // A session of its own: Ctrl-C in a terminal reaches us, who stop it in our own time.
            command.add(SETSID.toString());
        }
        command.addAll(prefix);
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        return builder(command, output).start();
    }

    private static Outcome run(Path scratch, Duration limit, List<String> command) {
        try {
            Path output = Files.createTempFile(scratch, ".output-", ".txt");
            try {
                Process process = builder(command, output).start();
                boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
                if (!ended) {
                    process.destroyForcibly();
                }
                String text = Files.readString(output, StandardCharsets.UTF_8).strip();
                return ended
                        ? new Outcome(process.exitValue(), text)
                        : new Outcome(-1, text + "\nnot done after " + limit);
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException broken) {
            throw new EmbeddedPostgresException(
                    "%s cannot be run: %s".formatted(command.getFirst(), broken.getMessage()),
                    broken);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new EmbeddedPostgresException("interrupted while PostgreSQL was at work");
        }
    }

    private static ProcessBuilder builder(List<String> command, Path output) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("LC_ALL", "C");
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        return builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(Path.of("/dev/null").toFile());
    }

    private static List<String> prefix() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        List<String> unshare = List.of("unshare", "--user");
        List<String> trial = new ArrayList<>(unshare);
        trial.add("true");
        Outcome outcome =
                run(Path.of(System.getProperty("java.io.tmpdir")), Duration.ofSeconds(10), trial);
        if (outcome.failed()) {
            throw new EmbeddedPostgresException(
                    "PostgreSQL does not run as root, and this system allows no user namespaces (unshare --user: %s). Run Querencia as another user, or use a server of your own with QUERENCIA_DATABASE_URL"
                            .formatted(outcome.output()));
        }
        return unshare;
    }
}
