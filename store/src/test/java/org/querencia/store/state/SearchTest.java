package org.querencia.store.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.querencia.store.Database;
import org.querencia.store.DatabaseSettings;
import org.querencia.store.kit.TestPostgres;

/// Among more people than are compared, the best is still the first.
class SearchTest {

    private static final int MORE_THAN_ARE_COMPARED = 700;

    private final DatabaseSettings settings = TestPostgres.embedded().fresh();
    private final Database database = Database.open(settings);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void the_most_alike_is_first_however_many_resemble() throws Exception {
        people("maria gao", MORE_THAN_ARE_COMPARED);
        people("maria garcia", 1);

        assertThat(first("maria garsia")).isEqualTo("maria garcia 1");
    }

    @Test
    void who_is_called_just_that_is_first_however_many_are_called_that_and_more() throws Exception {
        people("garcia maria fernanda", MORE_THAN_ARE_COMPARED);
        people("maria garcia", 1);

        assertThat(first("maria garcia")).isEqualTo("maria garcia 1");
    }

    @Test
    void marks_of_patterns_are_letters_like_others() throws Exception {
        people("100% real_name", 1);
        people("1000 realxname", 1);

        assertThat(first("100% real_name")).isEqualTo("100% real_name 1");
    }

    private String first(String text) {
        return database.profiles().search(text, 5).getFirst().name();
    }

    private void people(String name, int count) throws SQLException {
        try (Connection connection = TestPostgres.connect(settings);
                PreparedStatement statement =
                        connection.prepareStatement(
                                """
                                insert into person select gen_random_uuid(), n, n || ' ' || i || '@x.co', i
                                from (select i, ? || ' ' || i as n from generate_series(1, ?) i) as made
                                """)) {
            statement.setString(1, name);
            statement.setInt(2, count);
            statement.executeUpdate();
        }
    }
}
