package org.querencia.warehouse;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;

/// Reads Parquet files by DuckDB, in memory and beside any warehouse.
public final class ParquetFile {

    private static final String MEMORY_MAX = "512MB";

    private ParquetFile() {}

    /// Every row as text, empty where nothing stands; the first list has the names of the columns.
    /// Throws [WarehouseException] when the file is no Parquet or cannot be read.
    public static void read(Path file, Consumer<List<String>> rows) {
        Properties options = new Properties();
        options.put("memory_limit", MEMORY_MAX);
        // Nothing is ever fetched from outside.
        options.put("autoinstall_known_extensions", "false");
        options.put("jdbc_stream_results", "true");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:", options);
                Statement statement = connection.createStatement()) {
            NativeLibrary.deleteUnpacked();
            String quoted = file.toAbsolutePath().toString().replace("'", "''");
            try (ResultSet found =
                    statement.executeQuery(
                            "SELECT COLUMNS(*)::VARCHAR FROM read_parquet('%s')"
                                    .formatted(quoted))) {
                ResultSetMetaData columns = found.getMetaData();
                int count = columns.getColumnCount();
                List<String> names = new ArrayList<>(count);
                for (int i = 1; i <= count; i++) {
                    names.add(columns.getColumnName(i));
                }
                rows.accept(names);
                while (found.next()) {
                    List<String> row = new ArrayList<>(count);
                    for (int i = 1; i <= count; i++) {
                        String text = found.getString(i);
                        row.add(text == null ? "" : text);
                    }
                    rows.accept(row);
                }
            }
        } catch (SQLException failed) {
            throw new WarehouseException(
                    "%s cannot be read as Parquet: %s".formatted(file, failed.getMessage()),
                    failed);
        }
    }
}
