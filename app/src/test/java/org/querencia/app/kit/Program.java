package org.querencia.app.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The program in a process of its own, as a shell runs it.
public final class Program implements AutoCloseable {
    private static final Duration READY_MAX = Duration.ofMinutes(2);
    private static final Duration END_MAX = Duration.ofMinutes(2);

    private final Path out;
    private final Path err;
    private final Process process;

    /// @param folder for what it says
    public Program(Path folder, Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Xmx512m",
                        // It lives for seconds: not long enough for the best of code.
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.querencia.app.Main"));
        command.addAll(List.of(arguments));
        try {
            out = Files.createTempFile(folder, "out", ".txt");
            err = Files.createTempFile(folder, "err", ".txt");
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .redirectInput(new File("/dev/null"))
                            .redirectOutput(out.toFile())
                            .redirectError(err.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("QUERENCIA_"));
            builder.environment().putAll(environment);
            process = builder.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public Program awaitReady(int port) {
        await().atMost(READY_MAX)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    assertThat(process.isAlive()).as(err()).isTrue();
                    return status(URI.create("http://127.0.0.1:" + port + "/observe/health"))
                            == 200;
                });
        return this;
    }

    /// Waits for its end; returns its exit code.
    public int code() {
        try {
            assertThat(process.waitFor(END_MAX.toSeconds(), TimeUnit.SECONDS)).as(err()).isTrue();
            return process.exitValue();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    /// SIGTERM; returns its exit code.
    public int terminate() {
        process.destroy();
        return code();
    }

    public boolean alive() {
        return process.isAlive();
    }

    /// What it wrote on standard output so far.
    public String out() {
        return content(out);
    }

    public String err() {
        return content(err);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /// 0 when nobody answers.
    static int status(URI address) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<Void> answer =
                    http.send(
                            HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build(),
                            BodyHandlers.discarding());
            return answer.statusCode();
        } catch (IOException nobody) {
            return 0;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
