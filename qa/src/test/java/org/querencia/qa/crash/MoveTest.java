package org.querencia.qa.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.querencia.app.crash.MoveRun;

/// Kills the server while time, a new segment and merges move everybody; afterwards all stand where
/// a replay of the log puts them.
///
/// `-Dquerencia.crash.seed=…` to run one again.
class MoveTest {

    private static final int PEOPLE = 2_600;
    private static final long SEED = Long.getLong("querencia.crash.seed", System.nanoTime());

    @TempDir private Path folder;

    @Test
    void whoever_is_moved_when_the_server_is_killed_stands_where_a_replay_puts_them()
            throws Exception {
        MoveRun.Report report =
                new MoveRun(new MoveRun.Plan(PEOPLE, SEED), _ -> {}).run(folder.resolve("data"));

        assertThat(report.faults()).as("%s", report).isEmpty();
        assertThat(report.cuts()).as("%s", report).hasSize(3);
        assertThat(report.people()).as("%s", report).isEqualTo(PEOPLE);
        assertThat(report.members()).as("%s", report).containsEntry("quiet", (long) PEOPLE);
        assertThat(report.members().get("named")).as("%s", report).isPositive();
    }
}
