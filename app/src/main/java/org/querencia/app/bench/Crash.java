package org.querencia.app.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.querencia.app.client.ApiClient;
import org.querencia.app.crash.CrashReport;
import org.querencia.app.crash.CrashRun;
import tools.jackson.databind.node.ObjectNode;

/// Whether every message is accounted for after many kills, and how soon the server is back. It
/// fails when one is not.
final class Crash implements Benchmark {

    @Override
    public String name() {
        return "crash";
    }

    @Override
    public String words() {
        return "kills the server, PostgreSQL and both under load, and accounts for every message";
    }

    @Override
    public String unit() {
        return "rounds";
    }

    @Override
    public long size() {
        return 20;
    }

    @Override
    public ObjectNode run(long size, Path folder, Consumer<String> say)
            throws InterruptedException {
        CrashRun.Plan plan = new CrashRun.Plan((int) Math.min(1_000, size), System.nanoTime());
        CrashReport report = new CrashRun(plan, say).run(folder.resolve("data"));
        if (!report.faults().isEmpty()) {
            throw new IllegalStateException(
                    "seed %d: %s".formatted(report.seed(), String.join("\n", report.faults())));
        }
        List<Long> back = report.backMillis().stream().sorted().toList();
        return ApiClient.object()
                .put("seed", report.seed())
                .put("rounds", report.rounds())
                .put("messages_sent", report.sent())
                .put("acknowledged_stored", report.stored())
                .put("acknowledged_refused", report.refused())
                .put("never_acknowledged", report.unanswered())
                .put("never_acknowledged_but_stored", report.unansweredStored())
                .put("lost", 0)
                .put("stored_twice", 0)
                .put("log_facts", report.facts())
                .put("people", report.people())
                .put("back_median_ms", back.get(back.size() / 2))
                .put("back_most_ms", back.getLast());
    }
}
