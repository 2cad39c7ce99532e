package org.querencia.store.right;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;
import org.querencia.runtime.right.Trace;
import org.querencia.store.sql.Reader;
import org.querencia.store.sql.Rows;

/// Rows of a table whose text holds a word. They go whole: what is kept there is kept for a while
/// only, and half of a text is no use.
///
/// Words that are digits are looked for among the text's digits, since people write telephones with
/// spaces and dashes.
public final class TextTrace implements Trace {

    private final Reader reader;
    private final String place;
    private final String table;
    private final String text;

    private TextTrace(DataSource readers, String place, String table, String text) {
        this.reader = new Reader(readers);
        this.place = place;
        this.table = table;
        this.text = text;
    }

    /// All places of this kind.
    public static List<Trace> all(DataSource readers) {
        return List.of(
                new TextTrace(
                        readers,
                        "refused-events",
                        "refused_event",
                        "request || ' ' || body || ' ' || reason"),
                new TextTrace(
                        readers,
                        "kept-answers",
                        "idempotency_key",
                        "convert_from(coalesce(body, ''), 'UTF8')"),
                new TextTrace(readers, "parked-facts", "parked", "cause"),
                new TextTrace(readers, "asked-questions", "sql_asked", "sql || ' ' || fault"),
                new TextTrace(
                        readers,
                        "kept-questions",
                        "sql_question",
                        "name || ' ' || sql || ' ' || array_to_string(coalesce(cells, '{}'), ' ')"));
    }

    @Override
    public String place() {
        return place;
    }

    @Override
    public long erase(Set<String> words) {
        String[] letters =
                words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toArray(String[]::new);
        String[] digits =
                words.stream()
                        .map(word -> word.replaceAll("[^0-9]", ""))
                        .filter(word -> word.length() >= 7)
                        .toArray(String[]::new);
        return reader.transaction(connection ->
                Rows.update(
                        connection,
                        """
                        delete from %s
                        where exists (
                                select from unnest(?::text[]) as word
                                where position(word in lower(%s)) > 0)
                            or exists (
                                select from unnest(?::text[]) as digits
                                where position(digits in regexp_replace(%s, '[^0-9]', '', 'g')) > 0)
                        """
                                .formatted(table, text, text),
                        connection.createArrayOf("text", letters),
                        connection.createArrayOf("text", digits)));
    }
}
