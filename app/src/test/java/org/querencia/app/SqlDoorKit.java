package org.querencia.app;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.querencia.app.settings.Settings.Door;
import org.querencia.runtime.analyst.AnalystServices;
import org.querencia.runtime.analyst.SqlDesk;
import org.querencia.runtime.memory.MemorySqlLogins;
import org.querencia.runtime.memory.MemorySqlNotes;
import org.querencia.runtime.warehouse.WarehouseContract;
import org.querencia.warehouse.DuckWarehouse;
import org.querencia.warehouse.WarehouseSettings;
import org.querencia.web.wire.SqlDoor;

/// The read-only connection over an empty warehouse, without the rest of a server.
final class SqlDoorKit implements AutoCloseable {

    private final DuckWarehouse warehouse;
    private final SqlDoor door;
    private final String password;

    /// @param certificate a PKCS #12 file that `secret` opens
    SqlDoorKit(Path folder, Optional<Path> certificate) {
        warehouse =
                DuckWarehouse.open(
                        WarehouseSettings.in(
                                folder, WarehouseContract.workspace("America/Bogota")));
        warehouse.reset("log");
        SqlDesk desk =
                new SqlDesk(
                        warehouse.analysis(),
                        new MemorySqlNotes(),
                        new MemorySqlLogins(),
                        InstantSource.system(),
                        new SecureRandom());
        password = desk.makeLogin("ana", "tool").orElseThrow().password();
        door =
                SqlDoors.open(
                        new Door("127.0.0.1", 0, certificate, Optional.of("secret")),
                        new AnalystServices(desk, warehouse.dayFiles(), warehouse.catalogue()));
    }

    /// @param options of the driver
    Connection connect(String options) throws SQLException {
        Properties properties = new Properties();
        properties.put("user", "tool");
        properties.put("password", password);
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%d/warehouse?%s".formatted(door.port(), options),
                properties);
    }

    /// Every row as its cells between bars.
    static List<String> rows(ResultSet rows) throws SQLException {
        try (rows) {
            List<String> all = new ArrayList<>();
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    cells.add(String.valueOf(rows.getString(i)));
                }
                all.add(String.join("|", cells));
            }
            return all;
        }
    }

    @Override
    public void close() {
        door.close();
        warehouse.close();
    }
}
