package org.querencia.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.querencia.store.sql.Connector;

/// Connections for whoever reads, lent one by one.
final class ReaderPool {

    private static final int READERS_MAX = 8;
    private static final long READER_WAIT_MILLIS_MAX = 5_000;

    static {
        // The pool asks each connection it lends whether it lives, also one used a moment ago:
        // after PostgreSQL went away the next reader should not be the one to find out.
        System.setProperty("com.zaxxer.hikari.aliveBypassWindowMs", "0");
    }

    private ReaderPool() {}

    static HikariDataSource of(Connector connector) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("readers");
        config.setDataSource(connector.dataSource("reader"));
        config.setConnectionInitSql(
                "set search_path = %s; set statement_timeout = '60s'%s"
                        .formatted(connector.searchPath(), Connector.DURABLE));
        config.setMaximumPoolSize(READERS_MAX);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(READER_WAIT_MILLIS_MAX);
        return new HikariDataSource(config);
    }
}
