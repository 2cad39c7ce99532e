package org.querencia.store.analyst;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.querencia.runtime.analyst.SqlLogin;
import org.querencia.runtime.analyst.SqlLogins;
import org.querencia.store.sql.Reader;
import org.querencia.store.sql.Rows;

/// Logins of the read-only connection in PostgreSQL.
public final class PostgresSqlLogins implements SqlLogins {

    private static final String ROWS = "select name, verifier, author, made from sql_login ";

    private final Reader reader;

    public PostgresSqlLogins(DataSource readers) {
        this.reader = new Reader(readers);
    }

    @Override
    public List<SqlLogin> all() {
        return reader.read(connection ->
                Rows.list(connection, ROWS + "order by name", PostgresSqlLogins::login));
    }

    @Override
    public Optional<SqlLogin> find(String name) {
        return reader
                .read(connection ->
                        Rows.list(
                                connection,
                                ROWS + "where name = ?",
                                PostgresSqlLogins::login,
                                name.replace('\u0000', '\uFFFD')))
                .stream()
                .findFirst();
    }

    @Override
    public boolean keep(SqlLogin login) {
        return reader.transaction(connection -> {
            // One at a time, so that they are counted.
            Rows.update(connection, "lock table sql_login in exclusive mode");
            Rows.update(connection, "delete from sql_login where name = ?", login.name());
            return Rows.update(
                    connection,
                    """
                    insert into sql_login (name, verifier, author, made)
                    select ?, ?, ?, ? where (select count(*) from sql_login) < ?
                    """,
                    login.name(),
                    login.verifier(),
                    login.author(),
                    Rows.utc(login.made()),
                    LOGINS_MAX);
        })
                == 1;
    }

    @Override
    public boolean delete(String name) {
        return reader.transaction(connection ->
                Rows.update(connection, "delete from sql_login where name = ?", name))
                == 1;
    }

    private static SqlLogin login(ResultSet row) throws SQLException {
        return new SqlLogin(
                row.getString(1), row.getString(2), row.getString(3), Rows.instant(row, 4));
    }
}
