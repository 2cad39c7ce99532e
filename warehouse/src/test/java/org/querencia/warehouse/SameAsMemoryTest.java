package org.querencia.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.querencia.core.kit.Seeds;
import org.querencia.core.workspace.Workspace;
import org.querencia.runtime.memory.MemoryWarehouse;
import org.querencia.runtime.warehouse.Warehouse;
import org.querencia.runtime.warehouse.Warehouse.Batch;
import org.querencia.runtime.warehouse.WarehouseContract;

final class SameAsMemoryTest {

    private static final int SEEDS = 3;
    private static final int BATCHES = 25;
    private static final Workspace MADRID = WarehouseContract.workspace("Europe/Madrid");

    @TempDir private Path folder;

    @Test
    void any_history_gives_the_same_answers_as_plain_java() {
        Seeds.each(
                SEEDS,
                (random, seed) -> {
                    WarehouseSettings settings =
                            WarehouseSettings.in(folder.resolve("seed" + seed), MADRID);
                    Warehouse duck = DuckWarehouse.open(settings);
                    try (Warehouse memory = new MemoryWarehouse(MADRID)) {
                        duck.reset("log");
                        memory.reset("log");
                        RandomHistory history = new RandomHistory(random);
                        for (int i = 0; i < BATCHES; i++) {
                            Batch batch = history.next(40);
                            duck.project(batch);
                            memory.project(batch);
                            if (i == BATCHES / 2) {
                                duck.close();
                                duck = DuckWarehouse.open(settings);
                            }
                        }
                        assertThat(Picture.of(duck)).isEqualTo(Picture.of(memory));
                    } finally {
                        duck.close();
                    }
                });
    }
}
