package org.querencia.store.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.querencia.core.workspace.Workspace;
import org.querencia.runtime.access.WorkspaceStore;
import org.querencia.store.sql.Reader;
import org.querencia.store.sql.Rows;

/// The workspace's settings in PostgreSQL.
public final class PostgresWorkspaceStore implements WorkspaceStore {

    private final Reader reader;

    public PostgresWorkspaceStore(DataSource readers) {
        this.reader = new Reader(readers);
    }

    @Override
    public Optional<Workspace> load() {
        return reader
                .read(connection ->
                        Rows.list(
                                connection,
                                "select country, zone, currency, language, salt from workspace",
                                PostgresWorkspaceStore::workspace))
                .stream()
                .findFirst();
    }

    @Override
    public void save(Workspace workspace) {
        reader.transaction(connection -> {
            Rows.update(connection, "lock table workspace");
            Optional<String> salt =
                    Rows.list(connection, "select salt from workspace", row -> row.getString(1))
                            .stream()
                            .findFirst();
            if (salt.isPresent() && !salt.get().equals(workspace.salt())) {
                throw new IllegalArgumentException(
                        "the workspace's salt never changes: every identifier is named by it");
            }
            Rows.update(connection, "delete from workspace");
            return Rows.update(
                    connection,
                    "insert into workspace (country, zone, currency, language, salt) values (?, ?, ?, ?, ?)",
                    workspace.country(),
                    workspace.zone().getId(),
                    workspace.currency().getCurrencyCode(),
                    workspace.language().toLanguageTag(),
                    workspace.salt());
        });
    }

    private static Workspace workspace(ResultSet row) throws SQLException {
        return new Workspace(
                row.getString(1),
                ZoneId.of(row.getString(2)),
                Currency.getInstance(row.getString(3)),
                Locale.forLanguageTag(row.getString(4)),
                row.getString(5));
    }
}
