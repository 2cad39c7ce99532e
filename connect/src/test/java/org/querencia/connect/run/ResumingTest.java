package org.querencia.connect.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.querencia.connect.run.Sheets.ORDERS;

import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.querencia.core.event.Event;
import org.querencia.runtime.imports.ImportJob;
import org.querencia.runtime.imports.ImportState;

class ResumingTest {

    private static final int ORDERS_IN_FILE = 9_000;
    private static final long SMALL_PARTS = 64 << 10;

    @TempDir private Path folder;

    @Test
    void an_import_that_was_stopped_goes_on_and_comes_to_the_same() throws Exception {
        String file = file();
        try (Office office = new Office(folder.resolve("one"), SMALL_PARTS)) {
            office.gate.shutAfter(1);
            ImportJob begun = office.begin(ORDERS, false, file);
            office.gate.awaitHeld();
            Thread stopping = Thread.ofPlatform().start(() -> office.imports.cancel(begun.id()));
            awaitWaiting(stopping);
            office.gate.open();
            stopping.join();

            ImportJob stopped = office.rested(begun.id());
            assertThat(stopped.state()).isEqualTo(ImportState.STOPPED);
            assertThat(office.events()).hasSizeBetween(1, ORDERS_IN_FILE - 1);

            office.imports.resume(begun.id());
            sameAsUninterrupted(office, office.rested(begun.id()), file);
        }
    }

    @Test
    void an_import_that_a_restart_cut_off_goes_on_by_itself() {
        String file = file();
        try (Office office = new Office(folder.resolve("one"), SMALL_PARTS)) {
            office.gate.shutAfter(1);
            ImportJob begun = office.begin(ORDERS, false, file);
            office.gate.awaitHeld();
            Thread closing = Thread.ofPlatform().start(office.imports::close);
            awaitWaiting(closing);
            office.gate.open();
            join(closing);
            assertThat(office.store.find(begun.id()).orElseThrow().state())
                    .isEqualTo(ImportState.RUNNING);

            office.openAgain();
            sameAsUninterrupted(office, office.rested(begun.id()), file);
        }
    }

    @Test
    void an_undo_that_a_restart_cut_off_is_finished() {
        String file = file();
        try (Office office = new Office(folder.resolve("one"), SMALL_PARTS)) {
            ImportJob done = office.take(ORDERS, file);
            office.gate.shutAfter(0);
            office.imports.undo(done.id(), "ana@x.co");
            office.gate.awaitHeld();
            Thread closing = Thread.ofPlatform().start(office.imports::close);
            awaitWaiting(closing);
            office.gate.open();
            join(closing);

            office.openAgain();

            assertThat(office.rested(done.id()).state()).isEqualTo(ImportState.UNDONE);
            assertThat(office.overview().allOrders()).isZero();
            assertThat(office.take(ORDERS, file).figures()).isEqualTo(done.figures());
        }
    }

    private void sameAsUninterrupted(Office office, ImportJob job, String file) {
        try (Office other = new Office(folder.resolve("other"), SMALL_PARTS)) {
            ImportJob whole = other.take(ORDERS, file);
            assertThat(job.state()).isEqualTo(ImportState.DONE);
            assertThat(job.figures()).isEqualTo(whole.figures());
            assertThat(office.overview()).isEqualTo(other.overview());
            assertThat(office.events().stream().map(Event::messageId).toList())
                    .containsExactlyInAnyOrderElementsOf(
                            other.events().stream().map(Event::messageId).toList());
        }
    }

    private static String file() {
        StringBuilder rows = new StringBuilder("pedido;fecha;correo;sku;cant;precio\n");
        for (int i = 0; i < ORDERS_IN_FILE; i++) {
            rows.append("P%d;2026-01-05;u%d@x.co;cafe;1;%d\n".formatted(i, i % 500, 1_000 + i));
        }
        return rows.toString();
    }

    private static void awaitWaiting(Thread thread) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(5))
                .until(() ->
                        thread.getState() == Thread.State.TIMED_WAITING
                                || thread.getState() == Thread.State.WAITING);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
