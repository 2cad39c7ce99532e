package org.querencia.store.state;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.querencia.core.event.Position;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.state.SearchRow;
import org.querencia.store.sql.Rows;

/// Finds people by what is written of them: first those who have every word asked for, then those
/// who resemble it (trigrams; see PostgreSQL's pg_trgm).
///
/// A frequent name has many thousands of bearers and all are equally good: so many are compared and
/// no more, which keeps the answer quick whatever is asked.
final class Search {

    private static final int COMPARED_MAX = 500;
    private static final int WORDS_MAX = 6;
    private static final int TEXT_LENGTH_MAX = 200;

    /// A word shorter than this has no trigram of its own: it is looked for at the start of words.
    private static final int WORD_LENGTH_MIN = 3;

    private Search() {}

    static List<SearchRow> of(Connection connection, String text, int limit) throws SQLException {
        String asked =
                Rows.single(
                                connection,
                                "select lower(unaccent(?))",
                                row -> row.getString(1),
                                text.substring(0, Math.min(text.length(), TEXT_LENGTH_MAX)))
                        .strip();
        if (asked.isEmpty() || limit < 1) {
            return List.of();
        }
        Map<ProfileId, SearchRow> found = new LinkedHashMap<>();
        for (SearchRow row : withEveryWord(connection, asked, limit)) {
            found.put(row.profile(), row);
        }
        if (found.size() < limit && asked.length() >= WORD_LENGTH_MIN) {
            for (SearchRow row : resembling(connection, asked, limit)) {
                found.putIfAbsent(row.profile(), row);
            }
        }
        return found.values().stream().limit(limit).toList();
    }

    static List<ProfileId> mentioning(Connection connection, String part, int limit)
            throws SQLException {
        return Rows.list(
                connection,
                "select profile from person where search like lower(unaccent(?)) limit ?",
                row -> new ProfileId(row.getObject(1, UUID.class)),
                "%" + plain(part) + "%",
                limit);
    }

    /// Text for `like` in which nothing is a wild card.
    private static String plain(String text) {
        return text.replaceAll("([\\\\%_])", "\\\\$1");
    }

    static SearchRow row(ResultSet row) throws SQLException {
        return new SearchRow(
                new ProfileId(row.getObject(1, UUID.class)),
                row.getString(2),
                row.getString(3),
                new Position(row.getLong(4)));
    }

    private static List<SearchRow> withEveryWord(Connection connection, String asked, int limit)
            throws SQLException {
        List<String> conditions = new ArrayList<>();
        List<Object> parameters = new ArrayList<>();
        for (String word : List.of(asked.split("\\s+")).stream().limit(WORDS_MAX).toList()) {
            String pattern = plain(word) + "%";
            if (word.length() < WORD_LENGTH_MIN) {
                conditions.add("(search like ? or search like ?)");
                Collections.addAll(parameters, pattern, "% " + pattern);
            } else {
                conditions.add("search like ?");
                parameters.add("%" + pattern);
            }
        }
        Collections.addAll(parameters, COMPARED_MAX, asked, limit);
        return Rows.list(
                connection,
                """
                select profile, name, search, first_position
                from (select * from person where %s limit ?) as candidates
                order by word_similarity(?, search) desc, length(search), first_position limit ?
                """
                        .formatted(String.join(" and ", conditions)),
                Search::row,
                parameters.toArray());
    }

    private static List<SearchRow> resembling(Connection connection, String asked, int limit)
            throws SQLException {
        return Rows.list(
                connection,
                """
                select profile, name, search, first_position
                from (select * from person where ? <% search limit ?) as candidates
                order by word_similarity(?, search) desc, length(search), first_position limit ?
                """,
                Search::row,
                asked,
                COMPARED_MAX,
                asked,
                limit);
    }
}
