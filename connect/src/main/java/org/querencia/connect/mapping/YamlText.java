package org.querencia.connect.mapping;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.event.Value.Items;

/// Writes YAML that people like to read: blocks for objects, quotes only where they are needed.
final class YamlText {

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}][\\p{L}\\p{N} _./-]*");
    private static final Set<String> NO_TEXT =
            Set.of("true", "false", "yes", "no", "on", "off", "null", "y", "n");

    private final StringBuilder out = new StringBuilder();

    private YamlText() {}

    static String of(Fields fields) {
        YamlText text = new YamlText();
        text.block(fields, 0);
        return text.out.toString();
    }

    private void block(Fields fields, int depth) {
        for (Map.Entry<String, Value> field : fields.values().entrySet()) {
            out.append("  ".repeat(depth)).append(scalar(field.getKey())).append(':');
            switch (field.getValue()) {
                case Fields inner when isSmall(inner) ->
                        out.append(' ').append(flow(inner)).append('\n');
                case Fields inner -> {
                    out.append('\n');
                    block(inner, depth + 1);
                }
                case Items(List<Value> items)
                        when items.stream().anyMatch(Fields.class::isInstance) -> {
                    out.append('\n');
                    for (Value item : items) {
                        out.append("  ".repeat(depth + 1))
                                .append("- ")
                                .append(flow(item))
                                .append('\n');
                    }
                }
                case Value other -> out.append(' ').append(flow(other)).append('\n');
            }
        }
    }

    /// What is said of one column fits a line.
    private static boolean isSmall(Fields fields) {
        return fields.values().containsKey("column") || fields.values().containsKey("columns");
    }

    private static String flow(Value value) {
        return switch (value) {
            case Value.Text(String text) -> scalar(text);
            case Value.Num(BigDecimal number) -> number.toPlainString();
            case Value.Flag(boolean flag) -> Boolean.toString(flag);
            case Value.Nothing _ -> "null";
            case Items(List<Value> items) ->
                    "[" + String.join(", ", items.stream().map(YamlText::flow).toList()) + "]";
            case Fields(Map<String, Value> values) ->
                    "{"
                            + String.join(
                                    ", ",
                                    values.entrySet().stream()
                                            .map(e ->
                                                    scalar(e.getKey()) + ": " + flow(e.getValue()))
                                            .toList())
                            + "}";
        };
    }

    static String scalar(String text) {
        if (PLAIN.matcher(text).matches()
                && !text.endsWith(" ")
                && !NO_TEXT.contains(text.toLowerCase(java.util.Locale.ROOT))) {
            return text;
        }
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> quoted.append(c < ' ' ? "\\x%02x".formatted((int) c) : c);
            }
        }
        return quoted.append('"').toString();
    }
}
