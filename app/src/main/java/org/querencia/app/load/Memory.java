package org.querencia.app.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// What a server's process takes; PostgreSQL's processes are not in it.
///
/// @param heapMb what is in use of the heap after a full collection
/// @param residentMb what the process holds of the machine's memory now
/// @param residentMostMb the most it ever held
public record Memory(long heapMb, long residentMb, long residentMostMb) {

    private static final int COLLECT_SECONDS_MAX = 60;

    public static Memory of(ServerProcess server) {
        collect(server.pid());
        return new Memory(
                heapBytes(server.address()) >> 20,
                status(server.pid(), "VmRSS:") >> 10,
                status(server.pid(), "VmHWM:") >> 10);
    }

    /// What the process holds now, without collecting before.
    public static long residentMb(ServerProcess server) {
        return status(server.pid(), "VmRSS:") >> 10;
    }

    /// The most this process ever held.
    public static long ownMostMb() {
        return status(ProcessHandle.current().pid(), "VmHWM:") >> 10;
    }

    private static void collect(long pid) {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            Process collecting =
                    new ProcessBuilder(jcmd.toString(), Long.toString(pid), "GC.run")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (!collecting.waitFor(COLLECT_SECONDS_MAX, TimeUnit.SECONDS)) {
                collecting.destroyForcibly();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static long heapBytes(URI server) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return (long)
                    http.send(
                                    HttpRequest.newBuilder(server.resolve("/observe/metrics"))
                                            .build(),
                                    BodyHandlers.ofLines())
                            .body()
                            .filter(line -> line.startsWith("jvm_memory_used_bytes"))
                            .filter(line -> line.contains("area=\"heap\""))
                            .mapToDouble(line ->
                                    Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                            .sum();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /// In kB, as Linux tells it; 0 elsewhere.
    private static long status(long pid, String line) {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        try {
            return Files.readAllLines(status).stream()
                    .filter(one -> one.startsWith(line))
                    .mapToLong(one -> Long.parseLong(one.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
