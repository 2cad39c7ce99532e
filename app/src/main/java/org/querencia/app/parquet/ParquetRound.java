package org.querencia.app.parquet;

import java.io.IOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.querencia.app.settings.Settings.Parquet;
import org.querencia.runtime.analyst.DayFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings a folder of days up to date now and then. What fails is tried again the next time.
public final class ParquetRound implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ParquetRound.class);

    /// Everything there is.
    public static final LocalDate EVER = LocalDate.of(1900, 1, 1);

    public static final LocalDate NEVER = LocalDate.of(2200, 1, 1);

    private final Parquet settings;
    private final DayFiles files;
    private final InstantSource clock;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("parquet").daemon().unstarted(this::run);

    public ParquetRound(Parquet settings, DayFiles files, InstantSource clock) {
        this.settings = settings;
        this.files = files;
        this.clock = clock;
    }

    public ParquetRound start() {
        thread.start();
        return this;
    }

    private void run() {
        try {
            do {
                round();
            } while (!closing.await(Math.max(1, settings.every().toSeconds()), TimeUnit.SECONDS));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void round() {
        try {
            ParquetFolder.Outcome outcome =
                    new ParquetFolder(settings.folder())
                            .update(files, EVER, NEVER, clock.instant(), (_, _) -> {});
            if (outcome.written() + outcome.removed() > 0) {
                LOG.info(
                        "Days as Parquet: {} written, {} kept, {} removed",
                        outcome.written(),
                        outcome.kept(),
                        outcome.removed());
            }
        } catch (IOException | RuntimeException failed) {
            LOG.warn(
                    "Days as Parquet could not be written to {}; tried again in {}",
                    settings.folder(),
                    settings.every(),
                    failed);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        thread.interrupt();
    }
}
