package org.querencia.qa.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.querencia.app.crash.CutRun;

/// Kills the server in the middle of an import, of an undo and of an erasure; finished, they leave
/// what they would have left undisturbed.
///
/// `-Dquerencia.crash.seed=…` to run one again.
class CutTest {

    private static final int ROWS = 12_000;
    private static final long SEED = Long.getLong("querencia.crash.seed", System.nanoTime());

    @TempDir private Path folder;

    @Test
    void whatever_is_cut_off_is_finished_and_equals_what_was_never_disturbed() {
        CutRun.Report report = new CutRun(new CutRun.Plan(ROWS, SEED), _ -> {}).run(folder);

        assertThat(report.faults()).as("%s", report).isEmpty();
        assertThat(report.cuts()).as("%s", report).hasSize(3).startsWith("running");
        assertThat(report.orders()).as("%s", report).isPositive();
        assertThat(report.people()).as("%s", report).isPositive();
    }
}
