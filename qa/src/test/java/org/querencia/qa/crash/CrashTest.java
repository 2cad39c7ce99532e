package org.querencia.qa.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.querencia.app.crash.CrashReport;
import org.querencia.app.crash.CrashRun;

/// Kills the server, PostgreSQL under it, and both, while clients send; afterwards every message is
/// accounted for.
///
/// `-Dquerencia.crash.rounds=20` for a long run, `-Dquerencia.crash.seed=…` to run one again.
class CrashTest {

    private static final int ROUNDS = Integer.getInteger("querencia.crash.rounds", 3);
    private static final long SEED = Long.getLong("querencia.crash.seed", System.nanoTime());

    @TempDir private Path folder;

    @Test
    void whatever_is_killed_every_message_is_stored_once_refused_or_was_never_acknowledged()
            throws Exception {
        CrashReport report =
                new CrashRun(new CrashRun.Plan(ROUNDS, SEED), _ -> {}).run(folder.resolve("data"));

        assertThat(report.faults()).as("%s", report).isEmpty();
        assertThat(report.stored()).as("%s", report).isPositive();
        assertThat(report.refused()).as("%s", report).isPositive();
        assertThat(report.unanswered()).as("%s", report).isPositive();
        assertThat(report.sent())
                .as("%s", report)
                .isEqualTo(report.stored() + report.refused() + report.unanswered());
        assertThat(report.facts())
                .as("%s", report)
                .isEqualTo(report.stored() + report.unansweredStored());
        assertThat(report.backMillis()).hasSize(ROUNDS);
    }
}
