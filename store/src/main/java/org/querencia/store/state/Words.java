package org.querencia.store.state;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.querencia.store.sql.Rows;

/// The words of people's names: few beside the people, so what is meant by a part of a word or a
/// misspelt one is found here first, and the people then by whole words.
final class Words {

    /// Longer or shorter words are not kept.
    static final int LENGTH_MIN = 3;

    private static final int LENGTH_MAX = 40;

    private static final int CONTAINING_MAX = 200;

    /// Below, two words have hardly a trigram in common: `amria` and `maria` are at 0.2.
    private static final String ALIKE = "0.2";

    private final Connection connection;

    Words(Connection connection) {
        this.connection = connection;
    }

    /// The words of a person's folded text: not its e-mail addresses, phones and other things with
    /// digits in them. The function `name_words` in the migrations says the same.
    static Set<String> of(String search) {
        Set<String> words = new LinkedHashSet<>();
        for (String word : search.split(" ", -1)) {
            int letters = word.codePointCount(0, word.length());
            if (letters >= LENGTH_MIN && letters <= LENGTH_MAX && isOfAName(word)) {
                words.add(word);
            }
        }
        return words;
    }

    private static boolean isOfAName(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c == '@' || (c >= '0' && c <= '9')) {
                return false;
            }
        }
        return true;
    }

    /// Words with this part in them: those that start with it first, then the most frequent.
    List<String> containing(String part) throws SQLException {
        String pattern = pattern(part);
        return Rows.list(
                connection,
                """
                select word from word where word like ?
                order by word like ? desc, people desc, word limit ?
                """,
                row -> row.getString(1),
                "%" + pattern,
                pattern,
                CONTAINING_MAX);
    }

    /// The words most like this one by their trigrams, the most alike first; of equals the more
    /// frequent.
    List<String> alike(String misspelt, int limit) throws SQLException {
        Rows.single(
                connection,
                "select set_config('pg_trgm.similarity_threshold', ?, false)",
                row -> row.getString(1),
                ALIKE);
        return Rows.list(
                connection,
                """
                select word from word where word % ?
                order by similarity(word, ?) desc, people desc, word limit ?
                """,
                row -> row.getString(1),
                misspelt,
                misspelt,
                limit);
    }

    /// The pattern of LIKE for what starts with this text.
    static String pattern(String text) {
        return text.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }
}
