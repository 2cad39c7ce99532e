package org.querencia.connect.jdbc;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.querencia.core.event.SourceKey;

/// A query of another database, run again and again.
///
/// @param name 1 to 64 lower-case letters, digits, `-`, `_` and `.`
/// @param source as whose events its rows come in
/// @param sql with `:last` where the highest value read before belongs
/// @param cursor the column whose highest value that is; empty reads everything each time
/// @param from where the first run begins; needed with a cursor
/// @param overlap how much is read again each time, since transactions end later than their rows
///   say
/// @param mapping as for files, as YAML
/// @param every how long from one run to the next
public record Query(
        String name,
        SourceKey source,
        String url,
        String user,
        String password,
        String sql,
        Optional<String> cursor,
        Optional<String> from,
        Duration overlap,
        String mapping,
        Duration every) {

    static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    public Query {
        if (!NAME.matcher(name).matches()) {
            throw new QueryException(
                    "'%s' cannot name a query: use lower-case letters, digits, '.', '_' and '-'"
                            .formatted(name));
        }
        boolean asks = QueryText.of(sql).parameters() > 0;
        if (asks && (cursor.isEmpty() || from.isEmpty())) {
            throw new QueryException(
                    "query '%s' asks for :last; say in 'cursor' which column that is, and in 'from'"
                                    .formatted(name)
                            + " where to begin");
        }
        if (!asks && cursor.isPresent()) {
            throw new QueryException(
                    "query '%s' has a cursor and no :last, so it would read everything each time:"
                                    .formatted(name)
                            + " add a condition such as `where %s > :last`"
                                    .formatted(cursor.get()));
        }
    }

    /// Without what may be secret: records are printed in failures.
    @Override
    public String toString() {
        return "Query[%s of %s]".formatted(name, url.replaceFirst("(jdbc:[^:]*:).*", "$1…"));
    }
}
