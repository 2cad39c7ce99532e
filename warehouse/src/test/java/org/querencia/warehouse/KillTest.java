package org.querencia.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.querencia.core.event.Position;
import org.querencia.runtime.memory.MemoryWarehouse;
import org.querencia.runtime.warehouse.Warehouse;
import org.querencia.runtime.warehouse.Warehouse.Batch;
import org.querencia.runtime.warehouse.WarehouseContract;

final class KillTest {

    private static final int ROUNDS = 10;
    private static final long SEED = 20_261_101;

    @TempDir private Path folder;

    @Test
    void rows_and_position_agree_whenever_the_process_is_killed() throws Exception {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        RandomHistory replay = KilledProjector.history(SEED);
        try (Warehouse memory = new MemoryWarehouse(WarehouseContract.workspace("Europe/Madrid"))) {
            memory.reset("log");
            for (int round = 0; round < ROUNDS; round++) {
                Position committed = projectAndKill(1 + random.nextInt(12));
                try (Warehouse survivor = DuckWarehouse.open(KilledProjector.settings(folder))) {
                    assertThat(survivor.position()).isGreaterThanOrEqualTo(committed);
                    while (survivor.position().isAfter(memory.position())) {
                        Batch batch = replay.next(KilledProjector.EVENTS_MAX);
                        memory.project(batch);
                    }
                    assertThat(Picture.of(survivor))
                            .as("round %d of seed %d", round, SEED)
                            .isEqualTo(Picture.of(memory));
                }
            }
        }
    }

    /// The last position the process said before it was killed, amid whatever it did then.
    private Position projectAndKill(int batches) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                // It lives for a second: not long enough for the best of code.
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "--enable-native-access=ALL-UNNAMED",
                                "-Xmx256m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                KilledProjector.class.getName(),
                                folder.toString(),
                                Long.toString(SEED))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            String last = "0";
            for (int i = 0; i < batches; i++) {
                last = String.valueOf(output.readLine());
            }
            process.destroyForcibly().waitFor();
            return new Position(Long.parseLong(last));
        } finally {
            process.destroyForcibly();
        }
    }
}
