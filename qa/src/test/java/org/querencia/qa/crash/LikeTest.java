package org.querencia.qa.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.querencia.app.crash.LikeRun;

/// Kills the server while it learns who is alike and joins them; in the end the same people are one
/// as if it had been left in peace.
///
/// `-Dquerencia.crash.seed=…` to run one again.
class LikeTest {

    private static final int PEOPLE = 2_400;
    private static final long SEED = Long.getLong("querencia.crash.seed", System.nanoTime());

    @TempDir private Path folder;

    @Test
    void whoever_is_joined_when_the_server_is_killed_is_joined_as_if_it_had_not_been()
            throws Exception {
        LikeRun.Report report = new LikeRun(new LikeRun.Plan(PEOPLE, SEED), _ -> {}).run(folder);

        assertThat(report.faults()).as("%s", report).isEmpty();
        assertThat(report.cuts()).as("%s", report).hasSize(3).startsWith(0L);
        assertThat(report.cuts().get(1)).as("%s", report).isPositive();
        assertThat(report.joined()).as("%s", report).isGreaterThan(PEOPLE / 4);
    }
}
