package org.querencia.warehouse;

import static org.querencia.core.kit.Events.track;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.kit.Events;
import org.querencia.core.measure.Measure;
import org.querencia.core.measure.Question;
import org.querencia.runtime.measure.Asking;
import org.querencia.runtime.warehouse.Scene;
import org.querencia.runtime.warehouse.WarehouseContract;
import org.querencia.warehouse.measure.MeasureYaml;

/// A warehouse, and what measures come to in it.
abstract class MeasureKit {

    static final MeasureYaml FILES = new MeasureYaml();

    @TempDir private Path folder;
    private final Scene scene = new Scene();
    DuckWarehouse warehouse;

    @BeforeEach
    void open() {
        warehouse =
                DuckWarehouse.open(
                        WarehouseSettings.in(
                                folder, WarehouseContract.workspace("America/Bogota")));
        warehouse.reset("log");
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    void project(Events... events) {
        warehouse.project(scene.batch(List.of(events).stream().map(Events::event).toList()));
    }

    static Events order(String id, long total) {
        return track("Order Completed").with("order_id", id).with("total", total);
    }

    static Fields line(String product, long quantity, long price) {
        return track("")
                .with("product_id", product)
                .with("category", product.equals("q") ? "small" : "large")
                .with("quantity", quantity)
                .with("price", price)
                .event()
                .properties();
    }

    static Measure measure(String key) {
        return FILES.shipped().stream()
                .filter(measure -> measure.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    static Question question(String by, List<String> filters) {
        return Asking.question(Optional.empty(), Optional.empty(), by, filters);
    }

    /// Cells and value of each row.
    List<String> told(String key, String by, List<String> filters) {
        return warehouse.measures().answer(measure(key), question(by, filters)).rows().stream()
                .map(row -> {
                    List<String> cells = new ArrayList<>(row.cells());
                    cells.add(
                            row.value()
                                    .map(value -> value.stripTrailingZeros().toPlainString())
                                    .orElse("-"));
                    return String.join("|", cells);
                })
                .toList();
    }
}
