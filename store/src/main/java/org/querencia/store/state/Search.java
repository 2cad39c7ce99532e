package org.querencia.store.state;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.querencia.core.event.Position;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.state.Folding;
import org.querencia.runtime.state.SearchRow;
import org.querencia.store.sql.Rows;

/// Finds people by what is written of them: first those who have every word asked for, then those
/// who resemble it, the most alike first (trigrams; see PostgreSQL's pg_trgm).
///
/// A frequent name has many thousands of bearers and nearly all are equally good: so many are
/// compared and no more, which keeps the answer quick whatever is asked. Where that leaves some
/// out, a narrower question brings the best of them to the front.
final class Search {

    private static final int COMPARED_MAX = 500;
    private static final int WORDS_MAX = 6;
    private static final int TEXT_LENGTH_MAX = 200;

    /// A word shorter than this has no trigram of its own: it is looked for at the start of words.
    private static final int WORD_LENGTH_MIN = 3;

    /// Below, everybody resembles everybody, and the index finds too many.
    private static final String ALIKE = "0.6";

    /// A letter or two off.
    private static final String NEARLY_THE_SAME = "0.74";

    private final Connection connection;
    private final String asked;
    private final int limit;
    private final Map<ProfileId, SearchRow> found = new LinkedHashMap<>();

    private Search(Connection connection, String asked, int limit) {
        this.connection = connection;
        this.asked = asked;
        this.limit = limit;
    }

    static List<SearchRow> of(Connection connection, String text, int limit) throws SQLException {
        String asked = Folding.of(text.substring(0, Math.min(text.length(), TEXT_LENGTH_MAX)));
        return asked.isEmpty() || limit < 1
                ? List.of()
                : new Search(connection, asked, limit).people();
    }

    static SearchRow row(ResultSet row) throws SQLException {
        return new SearchRow(
                new ProfileId(row.getObject(1, UUID.class)),
                row.getString(2),
                row.getString(3),
                new Position(row.getLong(4)));
    }

    private List<SearchRow> people() throws SQLException {
        boolean hasTrigrams = asked.length() >= WORD_LENGTH_MIN;
        Compared withEveryWord = withEveryWord();
        if (withEveryWord.isCut() && hasTrigrams) {
            add(compared("search like ?", List.of(pattern(asked))));
        }
        add(withEveryWord);
        if (found.size() < limit && hasTrigrams) {
            Compared alike = resembling(ALIKE);
            if (alike.isCut()) {
                add(resembling(NEARLY_THE_SAME));
            }
            add(alike);
        }
        return found.values().stream().limit(limit).toList();
    }

    private void add(Compared compared) {
        compared.best().forEach(row -> found.putIfAbsent(row.profile(), row));
    }

    private Compared withEveryWord() throws SQLException {
        List<String> conditions = new ArrayList<>();
        List<Object> parameters = new ArrayList<>();
        for (String word : Arrays.stream(asked.split(" ", -1)).limit(WORDS_MAX).toList()) {
            if (word.length() < WORD_LENGTH_MIN) {
                conditions.add("(search like ? or search like ?)");
                Collections.addAll(parameters, pattern(word), "% " + pattern(word));
            } else {
                conditions.add("search like ?");
                parameters.add("%" + pattern(word));
            }
        }
        return compared(String.join(" and ", conditions), parameters);
    }

    private Compared resembling(String likeness) throws SQLException {
        Rows.single(
                connection,
                "select set_config('pg_trgm.word_similarity_threshold', ?, false)",
                row -> row.getString(1),
                likeness);
        return compared("? <% search", List.of(asked));
    }

    /// @param best the most alike first, of equals the shortest
    /// @param isCut whether there may be more than were compared
    private record Compared(List<SearchRow> best, boolean isCut) {}

    private Compared compared(String condition, List<Object> parameters) throws SQLException {
        List<Object> all = new ArrayList<>(parameters);
        Collections.addAll(all, COMPARED_MAX, asked, limit);
        AtomicInteger candidates = new AtomicInteger();
        List<SearchRow> best =
                Rows.list(
                        connection,
                        """
                        select profile, name, search, first_position, count(*) over ()
                        from (select * from person where %s limit ?) as candidates
                        order by word_similarity(?, search) desc, length(search), first_position limit ?
                        """
                                .formatted(condition),
                        row -> {
                            candidates.set(row.getInt(5));
                            return row(row);
                        },
                        all.toArray());
        return new Compared(best, candidates.get() >= COMPARED_MAX);
    }

    private static String pattern(String text) {
        return text.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }
}
