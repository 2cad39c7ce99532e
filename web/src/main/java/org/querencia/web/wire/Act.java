package org.querencia.web.wire;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.querencia.web.wire.SqlTokens.Kind;
import org.querencia.web.wire.SqlTokens.Token;

/// What a statement that came is to do.
sealed interface Act {

    /// Nothing but a word in answer: settings and transactions make no difference here.
    record Nod(String tag) implements Act {}

    /// Rows are told.
    record Ask(String sql) implements Act {}

    /// Rows are told as lines of a file.
    record Copy(String sql, Lines lines) implements Act {}

    /// Rows are kept under a name.
    ///
    /// @param hold whether they outlive the transaction
    record Declare(String name, boolean hold, String sql) implements Act {}

    /// Some rows of those kept are told.
    ///
    /// @param told false where they are only passed over
    record Fetch(String name, long most, boolean told) implements Act {}

    /// Rows kept are forgotten.
    ///
    /// @param name empty for all
    record Close(Optional<String> name) implements Act {}

    /// Throws [WireException] for what would change something, or is not understood.
    static Act of(String sql) {
        return switch (SqlTokens.verb(sql)) {
            case "DECLARE" -> declare(sql);
            case "FETCH" -> fetch(sql, true);
            case "MOVE" -> fetch(sql, false);
            case "CLOSE" -> close(sql);
            case "COPY" -> copy(sql);
            default -> Plain.tag(sql).<Act>map(Nod::new).orElseGet(() -> new Ask(sql));
        };
    }

    private static List<Token> words(String sql) {
        return SqlTokens.of(sql).stream().filter(token -> !token.isGap()).toList();
    }

    private static Declare declare(String sql) {
        List<Token> tokens = SqlTokens.of(sql);
        List<Token> words = words(sql);
        int cut = 0;
        boolean hold = false;
        for (int i = 0; i < tokens.size() && cut == 0; i++) {
            hold |= tokens.get(i).isWord("HOLD");
            if (tokens.get(i).isWord("FOR")) {
                cut = i + 1;
            }
        }
        if (cut == 0 || words.size() < 2) {
            throw new WireException("42601", "expected DECLARE name CURSOR FOR SELECT");
        }
        boolean without = words.stream().anyMatch(word -> word.isWord("WITHOUT"));
        return new Declare(
                name(words.get(1)), hold && !without, joined(tokens.subList(cut, tokens.size())));
    }

    private static Fetch fetch(String sql, boolean told) {
        List<Token> words = words(sql);
        if (words.size() < 2) {
            throw new WireException("42601", "expected FETCH count FROM name");
        }
        String name = name(words.getLast());
        long most = 1;
        for (Token word : words.subList(1, words.size() - 1)) {
            String text = word.text().toUpperCase(Locale.ROOT);
            if (text.equals("ALL")) {
                most = Long.MAX_VALUE;
            } else if (text.matches("\\d{1,18}")) {
                most = Long.parseLong(text);
            } else if (!List.of("NEXT", "FORWARD", "FROM", "IN").contains(text)) {
                throw new WireException("55000", "a cursor only goes forward, not by " + text);
            }
        }
        return new Fetch(name, most, told);
    }

    private static Close close(String sql) {
        Token last = words(sql).getLast();
        return new Close(last.isWord("ALL") ? Optional.empty() : Optional.of(name(last)));
    }

    private static Copy copy(String sql) {
        List<Token> tokens = SqlTokens.of(sql);
        int depth = 0;
        int to = 0;
        for (int i = 0; i < tokens.size() && to == 0; i++) {
            depth += tokens.get(i).isOther("(") ? 1 : tokens.get(i).isOther(")") ? -1 : 0;
            to = depth == 0 && tokens.get(i).isWord("TO") ? i : 0;
        }
        List<Token> after = words(joined(tokens.subList(to, tokens.size())));
        if (to == 0 || after.size() < 2 || !after.get(1).isWord("STDOUT")) {
            throw new WireException(
                    "25006", "COPY: this connection only reads, by COPY (SELECT) TO STDOUT");
        }
        List<Token> before = tokens.subList(0, to);
        int copy = 0;
        while (!before.get(copy).isWord("COPY")) {
            copy++;
        }
        String what = joined(before.subList(copy + 1, to)).strip();
        return new Copy(
                what.startsWith("(") ? what.substring(1, what.length() - 1) : whole(what),
                Lines.of(after.subList(2, after.size())));
    }

    /// `view` or `view (column, column)` as a question.
    private static String whole(String what) {
        int open = what.indexOf('(');
        return open < 0
                ? "SELECT * FROM " + what
                : "SELECT %s FROM %s"
                        .formatted(
                                what.substring(open + 1, what.length() - 1),
                                what.substring(0, open));
    }

    private static String name(Token token) {
        return token.kind() == Kind.NAME
                ? token.text().substring(1, token.text().length() - 1).replace("\"\"", "\"")
                : token.text().toLowerCase(Locale.ROOT);
    }

    private static String joined(List<Token> tokens) {
        return String.join("", tokens.stream().map(Token::text).toList());
    }
}
