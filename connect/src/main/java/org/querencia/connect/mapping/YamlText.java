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
    private final MappingComments comments;

    private YamlText(MappingComments comments) {
        this.comments = comments;
    }

    static String of(Fields fields) {
        return of(fields, MappingComments.NONE);
    }

    /// @param comments where they stand now; those of parts that are no more are left out
    static String of(Fields fields, MappingComments comments) {
        YamlText text = new YamlText(comments);
        text.block(fields, "", 0);
        comments.last().forEach(line -> text.line(line, 0));
        return text.out.toString();
    }

    private void block(Fields fields, String path, int depth) {
        for (Map.Entry<String, Value> field : fields.values().entrySet()) {
            String part = MappingComments.path(path, field.getKey());
            boolean whole = !isBlock(field.getValue());
            comments.above(part, whole).forEach(line -> line(line, depth));
            String name = scalar(field.getKey()) + ":";
            if (whole) {
                line(name + " " + flow(field.getValue()) + comments.beside(part), depth);
                continue;
            }
            line(name + comments.beside(part), depth);
            switch (field.getValue()) {
                case Fields inner -> block(inner, part, depth + 1);
                case Items(List<Value> items) -> items(items, part, depth + 1);
                case Value other -> throw new IllegalStateException("no block: " + other);
            }
        }
    }

    private void items(List<Value> items, String path, int depth) {
        for (int i = 0; i < items.size(); i++) {
            String part = MappingComments.path(path, i);
            comments.above(part, true).forEach(line -> line(line, depth));
            line("- " + flow(items.get(i)) + comments.beside(part), depth);
        }
    }

    private void line(String text, int depth) {
        out.append(text.isEmpty() ? "" : "  ".repeat(depth)).append(text).append('\n');
    }

    private static boolean isBlock(Value value) {
        return switch (value) {
            case Fields inner -> !isSmall(inner);
            case Items(List<Value> items) -> items.stream().anyMatch(Fields.class::isInstance);
            case Value _ -> false;
        };
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
