package org.querencia.app.command;

import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import tools.jackson.databind.JsonNode;

/// Shows people on a terminal how far something long is; nothing elsewhere, and never on standard
/// output.
final class Advance implements AutoCloseable {
    private static final int COLUMNS_MAX = 100;

    private final Optional<ProgressBar> bar;

    private Advance(Optional<ProgressBar> bar) {
        this.bar = bar;
    }

    static Advance of(String task, Output output) {
        return new Advance(
                Output.terminal() && !output.json()
                        ? Optional.of(
                                new ProgressBarBuilder()
                                        .setTaskName(task)
                                        .setStyle(ProgressBarStyle.ASCII)
                                        .setMaxRenderedLength(COLUMNS_MAX)
                                        .setConsumer(new ConsoleProgressBarConsumer(System.err))
                                        .build())
                        : Optional.empty());
    }

    /// @param progress as [ApiClient] gets it from `/api/progress`: people and warehouse are made
    ///   one after the other, so each is half of the way
    void show(JsonNode progress) {
        show(
                progress.path("profiles").asLong(0) + progress.path("warehouse").asLong(0),
                2 * progress.path("head").asLong(0));
    }

    void show(long done, long of) {
        bar.ifPresent(shown -> shown.maxHint(of).stepTo(done));
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
    }
}
