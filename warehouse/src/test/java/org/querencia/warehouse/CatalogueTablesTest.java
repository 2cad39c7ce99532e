package org.querencia.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.querencia.core.kit.Events.track;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.querencia.core.catalogue.ArticleKey;
import org.querencia.core.event.Position;
import org.querencia.core.kit.Events;
import org.querencia.runtime.warehouse.Scene;
import org.querencia.runtime.warehouse.Warehouse.Batch;
import org.querencia.runtime.warehouse.Warehouse.Removed;
import org.querencia.runtime.warehouse.WarehouseContract;

/// The tables and views an analyst reads of the catalogue and of costs.
final class CatalogueTablesTest {

    @TempDir private Path folder;

    @Test
    void products_prices_and_spend_are_tables_to_ask() throws SQLException {
        try (DuckWarehouse warehouse = open()) {
            warehouse.project(told(new Scene()));
        }

        assertThat(
                        rows(
                                "SELECT id, name, category, price, price_currency, cost, pieces FROM products"))
                .containsExactly(
                        "tea|Tea|null|1200|COP|400|8.000000", "it's|null|null|null|null|null|null");
        assertThat(rows("SELECT unnest(stock, recursive := true) FROM products WHERE id = 'tea'"))
                .containsExactly("Cali|5.000000", "Quito|3.000000");
        assertThat(rows("SELECT product, price, currency FROM price_history ORDER BY timestamp"))
                .containsExactly("tea|10.000000|", "tea|12.000000|COP");
        assertThat(rows("SELECT product, competitor, price, in_stock FROM competitor_prices"))
                .containsExactly("it's|Rival|13.500000|true");
        assertThat(rows("SELECT * FROM spend"))
                .containsExactly("2026-11-01|meta|spring|cpc|250|USD|100|9");
        assertThat(rows("SELECT * FROM costs")).containsExactly("2026-10-31|salaries||700|COP");
    }

    @Test
    void what_was_taken_back_is_in_no_table() throws SQLException {
        try (DuckWarehouse warehouse = open()) {
            warehouse.project(told(new Scene()));
            warehouse.project(
                    new Batch(
                            new Position(9),
                            List.of(),
                            Map.of(),
                            List.of(),
                            List.of(),
                            new Removed(
                                    Set.of(new Position(1), new Position(2), new Position(4)),
                                    Set.of(),
                                    Set.of(new ArticleKey("tea")))));
        }

        assertThat(rows("SELECT id FROM products")).containsExactly("it's");
        assertThat(rows("SELECT * FROM price_history")).isEmpty();
        assertThat(rows("SELECT * FROM spend")).isEmpty();
        assertThat(rows("SELECT count(*) FROM costs")).containsExactly("1");
    }

    private DuckWarehouse open() {
        DuckWarehouse warehouse =
                DuckWarehouse.open(
                        WarehouseSettings.in(
                                folder, WarehouseContract.workspace("America/Bogota")));
        warehouse.reset("log");
        return warehouse;
    }

    private static Batch told(Scene scene) {
        return scene.batch(
                product("tea")
                        .with("name", "Tea")
                        .with("price", 10)
                        .with("cost", 4)
                        .with("stock", 5)
                        .with("place", "Cali")
                        .event(),
                product("tea")
                        .with("price", 12)
                        .with("currency", "cop")
                        .with("stock", 3)
                        .with("place", "Quito")
                        .after(Duration.ofDays(1))
                        .event(),
                track("Competitor Price Observed")
                        .with("product_id", "it's")
                        .with("competitor", "Rival")
                        .with("price", "13.5")
                        .with("in_stock", "true")
                        .event(),
                track("Marketing Spend")
                        .with("channel", "Meta")
                        .with("campaign", "spring")
                        .with("medium", "cpc")
                        .with("cost", "2.5")
                        .with("currency", "USD")
                        .with("impressions", 100)
                        .with("clicks", 9)
                        .event(),
                track("Cost Recorded")
                        .with("category", "Salaries")
                        .with("amount", 7)
                        .at(Events.NOON.minus(Duration.ofHours(8)))
                        .event());
    }

    private static Events product(String id) {
        return track("Product Updated").with("product_id", id);
    }

    private List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:duckdb:" + folder.resolve("warehouse.duckdb"));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            int columns = row.getMetaData().getColumnCount();
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    values.add(String.valueOf(row.getObject(i)));
                }
                rows.add(String.join("|", values));
            }
        }
        return rows;
    }
}
