package org.querencia.warehouse.rule;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Values written out in SQL.
final class Literals {

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    private Literals() {}

    static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    static String texts(Collection<String> texts) {
        return texts.stream().map(Literals::text).collect(Collectors.joining(", ", "(", ")"));
    }

    static String number(BigDecimal number) {
        return "CAST(" + number.toPlainString() + " AS DECIMAL(24, 6))";
    }

    static String micros(long micros) {
        return "CAST(" + micros + " AS BIGINT)";
    }

    /// A field inside a JSON value.
    static String field(String json, String name) {
        return "json_extract(%s, %s)".formatted(json, pointer(name));
    }

    /// A field inside a field.
    static String inside(String json, List<String> path) {
        String inner = json;
        for (String name : path) {
            inner = field(inner, name);
        }
        return inner;
    }

    /// A JSON pointer (RFC 6901); of a number a path, since a pointer would count into lists.
    static String pointer(String name) {
        return NUMBER.matcher(name).matches()
                ? text("$.\"%s\"".formatted(name))
                : text("/" + name.replace("~", "~0").replace("/", "~1"));
    }
}
