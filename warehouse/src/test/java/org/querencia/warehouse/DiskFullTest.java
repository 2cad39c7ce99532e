package org.querencia.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.querencia.core.kit.Events.track;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.querencia.core.event.Event;
import org.querencia.core.event.Position;
import org.querencia.core.workspace.Workspace;
import org.querencia.runtime.kit.SmallDisk;
import org.querencia.runtime.memory.MemoryWarehouse;
import org.querencia.runtime.warehouse.Overviews.Overview;
import org.querencia.runtime.warehouse.Overviews.Period;
import org.querencia.runtime.warehouse.Scene;
import org.querencia.runtime.warehouse.Warehouse;
import org.querencia.runtime.warehouse.Warehouse.Batch;
import org.querencia.runtime.warehouse.WarehouseContract;

/// The disk under the file is full, and has room again.
final class DiskFullTest {

    private static final int DISK_MEGABYTES = 60;
    private static final int BATCHES_MAX = 100;
    private static final int EVENTS_PER_BATCH = 500;
    private static final Workspace BOGOTA = WarehouseContract.workspace("America/Bogota");

    @TempDir private Path folder;
    private final Scene scene = new Scene();
    private final Random random = new Random(1);
    private final List<Batch> log = new ArrayList<>();

    @Test
    void a_batch_that_does_not_fit_is_written_when_there_is_room_and_nothing_twice() {
        try (SmallDisk disk = SmallDisk.mounted(folder, DISK_MEGABYTES);
                MemoryWarehouse expected = new MemoryWarehouse(BOGOTA);
                Warehouse warehouse =
                        DuckWarehouse.open(WarehouseSettings.in(disk.place(), BOGOTA))) {
            warehouse.reset("log");
            expected.reset("log");
            catchUp(warehouse, next());

            disk.fill();
            projectUntilRefused(warehouse);
            for (int i = 0; i < 3; i++) {
                assertThat(refuses(warehouse)).as("while it is full, again and again").isTrue();
            }

            disk.free();
            catchUp(warehouse, next());

            log.forEach(expected::project);
            assertThat(warehouse.position()).isEqualTo(expected.position());
            assertThat(overview(warehouse)).isEqualTo(overview(expected));
        }
    }

    /// What fits in pages already taken is written still.
    private void projectUntilRefused(Warehouse warehouse) {
        boolean refused = false;
        for (int i = 0; i < BATCHES_MAX && !refused; i++) {
            next();
            refused = refuses(warehouse);
        }
        assertThat(refused).as("the disk was full, and took it all").isTrue();
    }

    private boolean refuses(Warehouse warehouse) {
        try {
            catchUp(warehouse, log.getLast());
            return false;
        } catch (WarehouseException full) {
            return true;
        }
    }

    /// As the projector does: from where the warehouse stands, or all of it when it was made anew.
    private void catchUp(Warehouse warehouse, Batch last) {
        if (!warehouse.epoch().equals("log")) {
            warehouse.reset("log");
        }
        Position at = warehouse.position();
        log.stream().filter(batch -> batch.upTo().isAfter(at)).forEach(warehouse::project);
        assertThat(warehouse.position()).isEqualTo(last.upTo());
    }

    private Batch next() {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < EVENTS_PER_BATCH; i++) {
            events.add(
                    track("Seen")
                            .by("user_id:u" + random.nextInt(1_000))
                            .with("text", incompressible())
                            .event());
        }
        Batch batch = scene.batch(events);
        log.add(batch);
        return batch;
    }

    private String incompressible() {
        return random.ints('!', '~')
                .limit(2_000)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Overview overview(Warehouse warehouse) {
        return warehouse.overviews().overview(Period.EVER, Optional.empty());
    }
}
