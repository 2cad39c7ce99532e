package org.querencia.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.querencia.runtime.operate.StoreBusyException;
import org.querencia.store.DatabaseSettings;
import org.querencia.store.DatabaseSettings.Outside;
import org.querencia.store.kit.TestPostgres;

class ReaderTest {

    @Test
    void what_takes_too_long_is_told_apart_from_a_database_that_is_away() {
        try (HikariDataSource pool = pool("set statement_timeout = '50ms'")) {
            assertThatThrownBy(() -> new Reader(pool).read(ReaderTest::sleeps))
                    .isInstanceOf(StoreBusyException.class)
                    .hasMessageContaining("had no time");
        }
    }

    @Test
    void so_is_a_pool_whose_connections_are_all_at_work() throws InterruptedException {
        try (HikariDataSource pool = pool("select 1")) {
            CountDownLatch lent = new CountDownLatch(1);
            CountDownLatch asked = new CountDownLatch(1);
            Reader reader = new Reader(pool);
            Thread at =
                    Thread.ofVirtual()
                            .start(() ->
                                    reader.read(_ -> {
                                        lent.countDown();
                                        return ReaderTest.waited(asked);
                                    }));
            lent.await();
            assertThatThrownBy(() -> reader.read(_ -> true)).isInstanceOf(StoreBusyException.class);
            asked.countDown();
            at.join();
            assertThat((boolean) reader.read(_ -> true)).isTrue();
        }
    }

    private static HikariDataSource pool(String first) {
        DatabaseSettings settings = TestPostgres.embedded().fresh();
        Outside place = TestPostgres.place(settings);
        HikariConfig config = new HikariConfig();
        config.setDataSource(
                new Connector(
                                place.url(),
                                place.user(),
                                place.password(),
                                settings.schema(),
                                "public")
                        .dataSource("test"));
        config.setConnectionInitSql(first);
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(250);
        return new HikariDataSource(config);
    }

    private static boolean waited(CountDownLatch until) {
        try {
            until.await();
            return true;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static boolean sleeps(Connection connection) throws SQLException {
        return Rows.single(connection, "select pg_sleep(5)::text", _ -> true);
    }
}
