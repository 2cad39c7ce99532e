package org.querencia.app.command;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.querencia.app.client.ApiClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(
        name = "rebuild",
        description = {
            "Makes people, orders, companies and the warehouse anew from the log.",
            "The whole past is read by the definitions in force now, so that changed ones reach"
                    + " back. A running server goes on collecting meanwhile; people are shown as"
                    + " far as the log was read again."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  querencia rebuild", "  querencia rebuild --no-wait"})
final class RebuildCommand implements Callable<Integer> {
    private static final Duration LOOK = Duration.ofMillis(300);

    @Mixin private final Common common = new Common();

    @Option(
            names = "--no-wait",
            description = "Returns when a running server has begun; without one it is waited for.")
    private boolean noWait;

    @Override
    public Integer call() {
        Output output = common.output();
        try (Reach reach = common.reach();
                Advance advance = Advance.of("Reading the log", output)) {
            JsonNode now = reach.client().post("/api/rebuild", ApiClient.object());
            while (now.path("underWay").asBoolean(false) && !(noWait && reach.running())) {
                advance.show(now);
                LockSupport.parkNanos(LOOK.toNanos());
                now = reach.client().get("/api/rebuild");
            }
            JsonNode last = now;
            output.answer(last, () -> output.line(words(last)));
            return ExitCode.DONE.code();
        }
    }

    private static String words(JsonNode progress) {
        return progress.path("underWay").asBoolean(false)
                ? "Begun; it goes on in the server."
                : "Made anew from %,d facts.".formatted(progress.path("upTo").asLong(0));
    }
}
