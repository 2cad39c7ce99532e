package org.querencia.app.command;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.querencia.app.client.ApiClient;
import org.querencia.app.client.ApiException;
import org.querencia.app.client.UnreachableException;
import tools.jackson.databind.JsonNode;

/// Stays with an import until it rests, and says how far it is on the way. Ctrl-C stops the import
/// too, in a state from which it can go on.
final class ImportFollowing {

    private static final Duration LOOK = Duration.ofMillis(250);
    private static final int STEPS = 1_000;

    private final Reach reach;
    private final Output output;

    ImportFollowing(Reach reach, Output output) {
        this.reach = reach;
        this.output = output;
    }

    /// Answers with how the import ended; returns the exit code.
    int follow(long id) {
        String path = "/api/imports/" + id;
        Thread hook = new Thread(() -> interrupted(id), "interrupted");
        Runtime.getRuntime().addShutdownHook(hook);
        JsonNode job;
        try {
            job = awaitRest(path);
        } finally {
            unhook(hook);
        }
        return answer(job);
    }

    private JsonNode awaitRest(String path) {
        ApiClient client = reach.client();
        JsonNode job = client.get(path);
        if (output.json() || !Output.terminal()) {
            while (!rests(job)) {
                LockSupport.parkNanos(LOOK.toNanos());
                job = client.get(path);
            }
            return job;
        }
        try (ProgressBar bar = bar(job)) {
            while (!rests(job)) {
                show(bar, job);
                LockSupport.parkNanos(LOOK.toNanos());
                job = client.get(path);
            }
            show(bar, job);
        }
        return job;
    }

    private static ProgressBar bar(JsonNode job) {
        return new ProgressBarBuilder()
                .setTaskName("import " + job.path("id").asLong(0))
                .setInitialMax(STEPS)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(System.err))
                .hideEta()
                .build();
    }

    private static void show(ProgressBar bar, JsonNode job) {
        JsonNode progress = job.path("progress");
        bar.stepTo(Math.round(STEPS * progress.path("share").asDouble(0)));
        long left = progress.path("secondsLeft").asLong(-1);
        bar.setExtraMessage(
                "%s, %,d rows/s%s"
                        .formatted(
                                job.path("state").asString(""),
                                progress.path("rowsPerSecond").asLong(0),
                                left < 0 ? "" : ", %d:%02d left".formatted(left / 60, left % 60)));
    }

    int answer(JsonNode job) {
        String state = job.path("state").asString("");
        output.answer(job, () -> words(job).forEach(output::line));
        return switch (state) {
            case "done", "undone" -> ExitCode.DONE.code();
            case "stopped" -> ExitCode.REFUSED.code();
            default -> ExitCode.FAILED.code();
        };
    }

    static List<String> words(JsonNode job) {
        long id = job.path("id").asLong(0);
        JsonNode figures = job.path("figures");
        List<String> lines = new java.util.ArrayList<>();
        String state = job.path("state").asString("");
        lines.add(
                "Import %d (%s as %s): %s%s"
                        .formatted(
                                id,
                                job.path("kind").asString(""),
                                job.path("source").asString(""),
                                job.path("dryRun").asBoolean(false) ? "dry run, " : "",
                                state));
        if (!job.path("failure").asString("").isEmpty()) {
            lines.add("  " + job.path("failure").asString(""));
        }
        lines.add(
                String.format(
                        Locale.ROOT,
                        "  %,d rows: %,d new, %,d changed, %,d known already, %,d left out, %,d rejected",
                        figures.path("rows").asLong(0),
                        figures.path("accepted").asLong(0),
                        figures.path("updated").asLong(0),
                        figures.path("unchanged").asLong(0),
                        figures.path("skipped").asLong(0),
                        figures.path("rejected").asLong(0)));
        lines.add(
                String.format(
                        Locale.ROOT,
                        "  %,d people, %,d orders, %,d facts",
                        figures.path("people").asLong(0),
                        figures.path("orders").asLong(0),
                        figures.path("facts").asLong(0)));
        job.path("notices")
                .forEach(notice ->
                        lines.add(
                                "  %s%s (%d rows, first in line %d)"
                                        .formatted(
                                                notice.path("column").asString("").isEmpty()
                                                        ? ""
                                                        : notice.path("column").asString("") + ": ",
                                                notice.path("words").asString(""),
                                                notice.path("rows").asLong(0),
                                                notice.path("line").asLong(0))));
        if (figures.path("rejected").asLong(0) > 0) {
            lines.add("  Rejected rows: querencia import rejects %d > rejects.csv".formatted(id));
        }
        if (state.equals("stopped") || state.equals("failed")) {
            lines.add("  Go on: querencia import resume %d".formatted(id));
        }
        return lines;
    }

    static boolean rests(JsonNode job) {
        return switch (job.path("state").asString("")) {
            case "waiting", "running", "undoing", "redoing" -> false;
            default -> true;
        };
    }

    /// The process is told to end: so is the import, before the server it runs on.
    private void interrupted(long id) {
        try {
            reach.client().post("/api/imports/%d/cancel".formatted(id), ApiClient.object());
            output.note("\nStopped. Go on: querencia import resume %d".formatted(id));
        } catch (ApiException | UnreachableException tooLate) {
            output.note("\nImport %d goes on at the server's next start.".formatted(id));
        } finally {
            reach.close();
        }
    }

    private static void unhook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            awaitEnd(hook);
        }
    }

    /// The process is ending, and the hook has the word.
    private static void awaitEnd(Thread hook) {
        try {
            hook.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
