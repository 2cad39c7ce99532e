package org.querencia.warehouse.analyst;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Rewrites PostgreSQL's casts between names and numbers of the catalogue (`'orders'::regclass`,
/// `CAST(atttypid AS regtype)`), which are both at once there: a number where one is compared, a
/// name where one is shown. Macros of the catalogue do what is left: `reg_number` of a kind and
/// `reg_name` of a kind.
final class RegCasts {

    private static final Set<String> KINDS =
            Set.of("regclass", "regtype", "regproc", "regprocedure", "regnamespace", "regrole");

    private static final Set<String> SHOWN = Set.of("text", "varchar", "name");
    private static final Set<String> COMPARING = Set.of("=", "<", ">", "!", "IN", "ANY", "ALL");

    /// Casts of one statement; more are left as they are, and then refused by their types.
    private static final int CASTS_MAX = 200;

    private static final Pattern TOKEN =
            Pattern.compile(
                    "'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|--[^\n]*|/\\*.*?\\*/|::"
                            + "|[\\p{L}_][\\p{L}\\p{N}_$]*|\\d[\\w.]*|\\s+|.",
                    Pattern.DOTALL);

    private final List<String> tokens = new ArrayList<>();

    /// A cast in the tokens: its operand from `begin` to `end`, all of it up to `close`.
    private record Cast(String kind, int begin, int end, int first, int close) {}

    private RegCasts(String sql) {
        Matcher found = TOKEN.matcher(sql);
        while (found.find()) {
            tokens.add(found.group());
        }
    }

    static String rewritten(String sql) {
        RegCasts casts = new RegCasts(sql);
        for (int i = 0; i < CASTS_MAX; i++) {
            Optional<Cast> cast = casts.next();
            if (cast.isEmpty()) {
                break;
            }
            casts.replace(cast.get());
        }
        return String.join("", casts.tokens);
    }

    private Optional<Cast> next() {
        for (int i = 0; i < tokens.size(); i++) {
            Optional<Cast> cast = tokens.get(i).equals("::") ? colons(i) : as(i);
            if (cast.isPresent()) {
                return cast;
            }
        }
        return Optional.empty();
    }

    private Optional<Cast> colons(int at) {
        int type = kind(at);
        if (type < 0) {
            return Optional.empty();
        }
        int end = before(at);
        int begin = operand(end);
        return Optional.of(new Cast(lower(type), begin, end + 1, begin, type + 1));
    }

    private Optional<Cast> as(int at) {
        if (!tokens.get(at).equalsIgnoreCase("AS")) {
            return Optional.empty();
        }
        int type = kind(at);
        if (type < 0 || !token(after(type)).equals(")")) {
            return Optional.empty();
        }
        int open = opening(after(type));
        int word = open < 0 ? -1 : before(open);
        if (word < 0 || !tokens.get(word).equalsIgnoreCase("CAST")) {
            return Optional.empty();
        }
        return Optional.of(new Cast(lower(type), open + 1, at, word, after(type) + 1));
    }

    /// Where the type after a cast stands, when it is one of these kinds; else -1.
    private int kind(int at) {
        int type = after(at);
        if (token(type).replace("\"", "").equalsIgnoreCase("pg_catalog")) {
            type = after(after(type));
        }
        return KINDS.contains(token(type).replace("\"", "").toLowerCase(Locale.ROOT)) ? type : -1;
    }

    private String lower(int at) {
        return tokens.get(at).replace("\"", "").toLowerCase(Locale.ROOT).replace("edure", "");
    }

    private void replace(Cast cast) {
        String operand = String.join("", tokens.subList(cast.begin(), cast.end())).strip();
        int close = cast.close();
        String with;
        if (token(after(close - 1)).equals("[") && token(after(after(close - 1))).equals("]")) {
            // Lists of numbers stay what they are.
            close = after(after(close - 1)) + 1;
            with = operand;
        } else {
            with =
                    "%s('%s', %s)"
                            .formatted(
                                    isShown(cast) ? "reg_name" : "reg_number",
                                    cast.kind(),
                                    operand);
        }
        List<String> replaced = tokens.subList(cast.first(), close);
        replaced.clear();
        replaced.add(with);
    }

    /// A cast to text says so; else it is one that stands in the list of a SELECT by itself.
    private boolean isShown(Cast cast) {
        int next = after(cast.close() - 1);
        String then = token(next);
        if (then.equals("::") || then.equalsIgnoreCase("AS")) {
            String type = token(after(next)).toLowerCase(Locale.ROOT);
            if (then.equals("::") || token(after(after(next))).equals(")")) {
                return SHOWN.contains(type);
            }
        }
        return depth(cast.first()) == 0
                && !COMPARING.contains(then.toUpperCase(Locale.ROOT))
                && !COMPARING.contains(token(before(cast.first())).toUpperCase(Locale.ROOT));
    }

    private int depth(int at) {
        int depth = 0;
        for (int i = 0; i < at; i++) {
            depth += tokens.get(i).equals("(") ? 1 : tokens.get(i).equals(")") ? -1 : 0;
        }
        return depth;
    }

    /// Where the operand that ends at a token begins: a call, names with dots, casts before it.
    private int operand(int end) {
        int begin = end;
        if (token(begin).equals(")") || token(begin).equals("]")) {
            begin = Math.max(0, opening(begin));
            int called = before(begin);
            if (called >= 0 && isName(token(called))) {
                begin = called;
            }
        }
        while (begin >= 2 && isName(token(begin)) && token(before(begin)).equals(".")) {
            begin = before(before(begin));
        }
        int colons = before(begin);
        return token(colons).equals("::") ? operand(before(colons)) : begin;
    }

    private static boolean isName(String token) {
        return !token.isEmpty()
                && (token.charAt(0) == '"'
                        || token.charAt(0) == '_'
                        || Character.isLetter(token.charAt(0)));
    }

    private int opening(int close) {
        int depth = 0;
        for (int i = close; i >= 0; i--) {
            String token = tokens.get(i);
            if (token.equals(")") || token.equals("]")) {
                depth++;
            } else if ((token.equals("(") || token.equals("[")) && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private String token(int at) {
        return at < 0 || at >= tokens.size() ? "" : tokens.get(at);
    }

    private int after(int at) {
        int next = at + 1;
        while (next < tokens.size() && isGap(tokens.get(next))) {
            next++;
        }
        return next;
    }

    private int before(int at) {
        int next = at - 1;
        while (next >= 0 && isGap(tokens.get(next))) {
            next--;
        }
        return next;
    }

    private static boolean isGap(String token) {
        return token.isBlank() || token.startsWith("--") || token.startsWith("/*");
    }
}
