package org.querencia.store.state;

import java.sql.Array;
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
/// What is asked is looked up among the [Words] of names first, so that even the most frequent name
/// of a million people, or one misspelt, is found by whole words. A frequent name has many
/// thousands of bearers and nearly all are equally good: so many are compared and no more, which
/// keeps the answer quick whatever is asked. Where that leaves some out, a narrower question brings
/// the best of them to the front.
final class Search {

    private static final String WORDS = "words && ?";

    /// As the index on how people's texts start; see the migrations.
    private static final int START_LENGTH = 100;

    private static final int COMPARED_MAX = 500;
    private static final int WORDS_MAX = 6;
    private static final int TEXT_LENGTH_MAX = 200;

    /// So many words may have been meant by a misspelt one: first the likeliest alone, then others
    /// too.
    private static final List<Integer> MEANT = List.of(1, 8);

    /// This part of what was asked must be known words, or words alike, to be taken for a name.
    private static final double KNOWN_MIN = 0.6;

    /// Below, everybody resembles everybody, and the index finds too many.
    private static final String ALIKE = "0.6";

    private final Connection connection;
    private final Words words;
    private final String asked;
    private final List<String> askedWords;
    private final int limit;
    private final Map<ProfileId, SearchRow> found = new LinkedHashMap<>();

    private Search(Connection connection, String asked, int limit) {
        this.connection = connection;
        this.words = new Words(connection);
        this.asked = asked;
        this.askedWords = Arrays.stream(asked.split(" ", -1)).limit(WORDS_MAX).toList();
        this.limit = limit;
    }

    static List<SearchRow> of(Connection connection, String text, int limit) throws SQLException {
        String asked = Folding.of(text.substring(0, Math.min(text.length(), TEXT_LENGTH_MAX)));
        return asked.isEmpty() || limit < 1
                ? List.of()
                : new Search(connection, asked, limit).people();
    }

    static List<ProfileId> mentioning(Connection connection, String part, int limit)
            throws SQLException {
        return Rows.list(
                connection,
                "select profile from person where search like ? limit ?",
                row -> new ProfileId(row.getObject(1, UUID.class)),
                "%" + Words.pattern(Folding.of(part)),
                limit);
    }

    static SearchRow row(ResultSet row) throws SQLException {
        return new SearchRow(
                new ProfileId(row.getObject(1, UUID.class)),
                row.getString(2),
                row.getString(3),
                new Position(row.getLong(4)));
    }

    private List<SearchRow> people() throws SQLException {
        Compared named = compared(namedSo());
        if (named.isCut()) {
            add(compared(startingSo()));
        }
        add(named);
        if (found.size() < limit) {
            add(compared(mentioned()));
        }
        if (found.size() < limit && asked.length() >= Words.LENGTH_MIN) {
            addAlike();
        }
        return found.values().stream().limit(limit).toList();
    }

    private void addAlike() throws SQLException {
        for (int meant : MEANT) {
            Condition alike = namedAlike(meant);
            if (found.size() < limit && alike.known() >= KNOWN_MIN) {
                add(compared(alike));
            }
        }
        if (found.isEmpty()) {
            add(compared(resembling()));
        }
    }

    private void add(Compared compared) {
        compared.best().forEach(row -> found.putIfAbsent(row.profile(), row));
    }

    /// Who has a word of each kind in the name; what no name has is looked for anywhere.
    private Condition namedSo() throws SQLException {
        Condition all = new Condition();
        for (String word : askedWords) {
            List<String> whole =
                    word.length() < Words.LENGTH_MIN ? List.of() : words.containing(word);
            if (whole.isEmpty()) {
                anywhere(all, word);
            } else {
                all.and(WORDS, array(whole));
            }
        }
        return all;
    }

    /// Who has every word somewhere: in an e-mail address, too.
    private Condition mentioned() {
        Condition all = new Condition();
        askedWords.forEach(word -> anywhere(all, word));
        return all;
    }

    /// Who is called just that, and maybe more after it.
    private Condition startingSo() {
        return new Condition()
                .and("left(search, %d) like ?".formatted(START_LENGTH), Words.pattern(start()));
    }

    private String start() {
        return asked.substring(0, Math.min(asked.length(), START_LENGTH));
    }

    /// Who has words like those asked for. Words that are like none are left out: how much is left
    /// says [Condition#known].
    private Condition namedAlike(int meant) throws SQLException {
        Condition all = new Condition();
        int known = 0;
        int letters = 0;
        for (String word : askedWords) {
            letters += word.length();
            List<String> alike =
                    word.length() < Words.LENGTH_MIN ? List.of() : words.alike(word, meant);
            if (!alike.isEmpty()) {
                all.and(WORDS, array(alike));
                known += word.length();
            }
        }
        return all.known(letters == 0 ? 0 : (double) known / letters);
    }

    private Condition resembling() throws SQLException {
        Rows.single(
                connection,
                "select set_config('pg_trgm.word_similarity_threshold', ?, false)",
                row -> row.getString(1),
                ALIKE);
        return new Condition().and("? <% search", asked);
    }

    /// A word too short for a trigram of its own is looked for at the start of words.
    private static void anywhere(Condition all, String word) {
        if (word.length() < Words.LENGTH_MIN) {
            all.and(
                    "(search like ? or search like ?)",
                    Words.pattern(word),
                    "% " + Words.pattern(word));
        } else {
            all.and("search like ?", "%" + Words.pattern(word));
        }
    }

    private Array array(List<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }

    /// What must hold of a person, all of it.
    private static final class Condition {
        private final List<String> parts = new ArrayList<>();
        private final List<Object> parameters = new ArrayList<>();
        private double known = 1;

        Condition and(String part, Object... values) {
            parts.add(part);
            Collections.addAll(parameters, values);
            return this;
        }

        Condition known(double share) {
            known = share;
            return this;
        }

        /// Which share of the letters asked for it looks for.
        double known() {
            return known;
        }
    }

    /// @param best the most alike first, of equals the shortest
    /// @param isCut whether there may be more than were compared
    private record Compared(List<SearchRow> best, boolean isCut) {}

    private Compared compared(Condition condition) throws SQLException {
        List<Object> all = new ArrayList<>(condition.parameters);
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
                                .formatted(String.join(" and ", condition.parts)),
                        row -> {
                            candidates.set(row.getInt(5));
                            return row(row);
                        },
                        all.toArray());
        return new Compared(best, candidates.get() >= COMPARED_MAX);
    }
}
