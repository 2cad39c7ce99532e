package org.querencia.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.event.Value.Items;
import org.querencia.core.kit.Events;
import org.querencia.runtime.warehouse.Scene;
import org.querencia.runtime.warehouse.WarehouseContract;

/// Which products an event is about can be asked of its row.
class ProductColumnsTest {

    @TempDir private Path folder;

    @Test
    void an_event_has_the_product_it_is_about_or_all_of_them() throws SQLException {
        WarehouseSettings settings =
                WarehouseSettings.in(folder, WarehouseContract.workspace("America/Bogota"));
        try (DuckWarehouse warehouse = DuckWarehouse.open(settings)) {
            warehouse.reset("log");
            warehouse.project(
                    new Scene()
                            .batch(
                                    about("Product Viewed", "p1").with("variant", "red").event(),
                                    about("Product Clicked", "p2").event(),
                                    about("Product Reviewed", "p3").with("name", "Luz").event(),
                                    list("Product List Viewed", "p4", "p5").event(),
                                    list("Cart Shared", "p6").event(),
                                    list("Order Completed", "p7", "p8", "p7").event(),
                                    about("Promotion Viewed", "p9").event(),
                                    about("Product Compared", "p10").event(),
                                    Events.page("Home").event()));
        }
        assertThat(rows(settings.file()))
                .containsExactly(
                        "Product Viewed: p1/red [p1/red]",
                        "Product Clicked: p2 [p2]",
                        "Product Reviewed: p3 [p3]",
                        "Product List Viewed: null [p4, p5]",
                        "Cart Shared: p6 [p6]",
                        "Order Completed: null [p7, p8]",
                        "Promotion Viewed: null null",
                        "Product Compared: p10 [p10]",
                        "Home: null null");
    }

    private static Events about(String name, String product) {
        return Events.track(name).with("product_id", product);
    }

    private static Events list(String name, String... products) {
        List<Value> items = new ArrayList<>();
        for (String product : products) {
            items.add(Fields.of("product_id", Value.of(product)));
        }
        return Events.track(name).with("products", new Items(items));
    }

    private static List<String> rows(Path file) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT name, product, products::VARCHAR FROM events ORDER BY position")) {
            while (row.next()) {
                rows.add(row.getString(1) + ": " + row.getString(2) + " " + row.getString(3));
            }
        }
        return rows;
    }
}
