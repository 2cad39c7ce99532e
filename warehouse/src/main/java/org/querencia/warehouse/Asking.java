package org.querencia.warehouse;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.querencia.runtime.analyst.SqlRefusedException;
import org.querencia.runtime.analyst.SqlRefusedException.Place;
import org.querencia.runtime.analyst.SqlRefusedException.Why;
import org.querencia.runtime.analyst.Stop;
import org.querencia.runtime.text.Nearest;
import org.querencia.warehouse.SqlGuard.Breach;

/// Runs a statement in brackets, and tells what is wrong with one in words and with its place.
final class Asking {

    private static final Pattern LINE =
            Pattern.compile("\n+LINE (\\d+): ([^\n]*)\n( *)\\^", Pattern.DOTALL);

    private static final int WORDS_MAX = 500;

    private Asking() {}

    static ResultSet execute(Statement statement, String before, String sql, long limit)
            throws SQLException {
        return statement.executeQuery(before + sql + "\n) LIMIT " + limit);
    }

    static SqlRefusedException refused(String sql, Breach breach, Set<String> tables) {
        Optional<Place> place = breach.at().map(at -> Place.of(sql, at));
        return switch (breach.kind()) {
            case UNREADABLE -> new SqlRefusedException(Why.SYNTAX, breach.names(), place);
            case TABLE ->
                    new SqlRefusedException(
                            Why.FORBIDDEN,
                            "there is no view '%s'%s"
                                    .formatted(breach.names(), meant(breach.names(), tables)),
                            place);
            case ELSEWHERE ->
                    new SqlRefusedException(
                            Why.FORBIDDEN,
                            "only the views of the schema public may be read, not '%s'"
                                    .formatted(breach.names()),
                            place);
            case FUNCTION ->
                    new SqlRefusedException(
                            Why.FORBIDDEN,
                            "the function '%s' may not be used%s"
                                    .formatted(
                                            breach.names(),
                                            Nearest.to(breach.names(), SqlFunctions.ALLOWED)
                                                    .map("; did you mean '%s'?"::formatted)
                                                    .orElse("")),
                            place);
            case WITH ->
                    new SqlRefusedException(
                            Why.FORBIDDEN,
                            "WITH cannot name something '%s'; take a plain name"
                                    .formatted(breach.names()),
                            place);
        };
    }

    private static String meant(String name, Set<String> tables) {
        return Nearest.to(name, tables)
                .map("; did you mean '%s'?"::formatted)
                .orElseGet(() -> "; there are " + String.join(", ", new TreeSet<>(tables)));
    }

    /// What DuckDB says of a statement that could not be answered; places are those of the
    /// statement without its brackets, which stand in a line of their own before it.
    static SqlRefusedException failed(String sql, SQLException failed, Stop stop) {
        String message = String.valueOf(failed.getMessage());
        String words = words(message);
        if (stop.isAsked()) {
            return new SqlRefusedException(Why.STOPPED, "it was stopped");
        }
        if (Fault.isOutOfTime(failed)) {
            return new SqlRefusedException(
                    Why.TIME, "it took too long; narrow the days, or ask for less");
        }
        if (message.toLowerCase(Locale.ROOT).startsWith("out of memory")) {
            return new SqlRefusedException(
                    Why.MEMORY, "it needed more memory than there is; ask for less at once");
        }
        return new SqlRefusedException(Why.WRONG, words, place(sql, message));
    }

    /// The first sentences, without the kind of error before them and the picture after.
    private static String words(String message) {
        String plain =
                LINE.matcher(message)
                        .replaceAll("")
                        .replaceFirst("^[A-Z][A-Za-z ]* Error: ", "")
                        .replaceAll("\\^+\\s*$", "")
                        .replaceAll("\\s*\n\\s*", ". ")
                        .replaceAll("[!.]\\.", ".")
                        .strip();
        return plain.length() > WORDS_MAX ? plain.substring(0, WORDS_MAX) + "…" : plain;
    }

    /// The picture shows a part of the line and a caret below it.
    private static Optional<Place> place(String sql, String message) {
        Matcher picture = LINE.matcher(message);
        if (!picture.find()) {
            return Optional.empty();
        }
        int line = Integer.parseInt(picture.group(1)) - 1;
        String shown = picture.group(2);
        int caret = picture.group(3).length() - "LINE : ".length() - picture.group(1).length();
        String[] lines = sql.split("\n", -1);
        if (line < 1 || line > lines.length || caret < 0) {
            return Optional.empty();
        }
        String part = shown.replaceFirst("^\\.\\.\\.", "").replaceFirst("\\.\\.\\.$", "");
        int begins = lines[line - 1].indexOf(part);
        int cut = shown.startsWith("...") ? 3 : 0;
        return Optional.of(new Place(line, Math.max(0, begins) + caret - cut + 1));
    }
}
