package org.querencia.store.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
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

    @Test
    void letters_left_out_doubled_and_swapped_and_words_run_together_are_forgiven()
            throws Exception {
        people("maria rodriguez", 1);
        people("ximena villamizar", 1);
        people("ana gomez", 1);

        assertThat(
                        List.of(
                                first("mara rodriguez"),
                                first("amria rodriguez"),
                                first("maria rodrigez"),
                                first("mariarodriguez"),
                                first("vilamizar"),
                                first("jimena villamizarr"),
                                first("anna gomes"),
                                first("ana gomez cali")))
                .containsExactly(
                        "maria rodriguez 1",
                        "maria rodriguez 1",
                        "maria rodriguez 1",
                        "maria rodriguez 1",
                        "ximena villamizar 1",
                        "ximena villamizar 1",
                        "ana gomez 1",
                        "ana gomez 1");
    }

    @Test
    void words_are_counted_as_people_come_change_and_go() throws Exception {
        people("ana gomez", 2);
        people("luz gomez", 1);
        execute(
                "update person set search = 'eva gomez eva@x.co', words = '{eva,gomez}' where search like 'luz%'");
        execute("delete from person where search like 'ana gomez 1%'");

        assertThat(words()).containsExactly("ana 1", "eva 1", "gomez 2");
    }

    @Test
    void who_writes_a_person_takes_the_same_for_words_as_the_migrations() throws Exception {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 300; i++) {
            String text = text(random);
            assertThat(Words.of(text)).as(text).containsExactlyInAnyOrderElementsOf(inSql(text));
        }
    }

    private static String text(SplittableRandom random) {
        String letters = "aáñzß@ 1😀.-\"";
        int length = random.nextInt(120);
        int[] made = letters.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            boolean usual = random.nextInt(8) > 0;
            text.appendCodePoint(
                    usual ? 'a' + random.nextInt(3) : made[random.nextInt(made.length)]);
        }
        return text.toString();
    }

    private List<String> inSql(String text) throws SQLException {
        try (Connection connection = TestPostgres.connect(settings);
                PreparedStatement statement =
                        connection.prepareStatement("select unnest(name_words(?))")) {
            statement.setString(1, text);
            try (ResultSet row = statement.executeQuery()) {
                List<String> words = new ArrayList<>();
                while (row.next()) {
                    words.add(row.getString(1));
                }
                return words;
            }
        }
    }

    private List<String> words() throws SQLException {
        List<String> words = new ArrayList<>();
        try (Connection connection = TestPostgres.connect(settings);
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select word || ' ' || people from word order by word")) {
            while (row.next()) {
                words.add(row.getString(1));
            }
        }
        return words;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = TestPostgres.connect(settings);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String first(String text) {
        return database.profiles().search(text, 5).getFirst().name();
    }

    private void people(String name, int count) throws SQLException {
        try (Connection connection = TestPostgres.connect(settings);
                PreparedStatement statement =
                        connection.prepareStatement(
                                """
                                insert into person (profile, name, search, words, first_position)
                                select gen_random_uuid(), n, n || ' ' || i || '@x.co', name_words(n), i
                                from (select i, ? || ' ' || i as n from generate_series(1, ?) i) as made
                                """)) {
            statement.setString(1, name);
            statement.setInt(2, count);
            statement.executeUpdate();
        }
    }
}
