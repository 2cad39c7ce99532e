package org.querencia.warehouse;

import java.nio.file.Path;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.querencia.runtime.warehouse.Warehouse.Batch;
import org.querencia.runtime.warehouse.WarehouseContract;

/// A process of its own that projects one seed's history for ever, from where the file stands, and
/// says each position once it is committed. It is there to be killed.
final class KilledProjector {

    static final int EVENTS_MAX = 300;

    private KilledProjector() {}

    public static void main(String[] arguments) {
        RandomHistory history = history(Long.parseLong(arguments[1]));
        try (DuckWarehouse warehouse = DuckWarehouse.open(settings(Path.of(arguments[0])))) {
            if (warehouse.epoch().isEmpty()) {
                warehouse.reset("log");
            }
            while (true) {
                Batch batch = history.next(EVENTS_MAX);
                if (batch.upTo().isAfter(warehouse.position())) {
                    warehouse.project(batch);
                    System.out.println(batch.upTo().value());
                    System.out.flush();
                }
            }
        }
    }

    static RandomHistory history(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        return new RandomHistory(random);
    }

    static WarehouseSettings settings(Path folder) {
        return WarehouseSettings.in(folder, WarehouseContract.workspace("Europe/Madrid"));
    }
}
