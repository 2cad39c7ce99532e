package org.querencia.connect.yaml;

import java.util.regex.Pattern;

/// Texts as YAML writes them, whatever stands in them.
public final class Scalars {

    /// What a block of text holds as it is.
    private static final Pattern BLOCK = Pattern.compile("\\S(?:[\\P{Cc}\\n]*\\S)?");

    private Scalars() {}

    /// In a block of lines where it can stand there as it is, else in quotes.
    ///
    /// @param indent of the lines
    public static String block(String text, String indent) {
        if (!BLOCK.matcher(text).matches() || text.contains("\u0085") || text.contains("\u2028")) {
            return quoted(text);
        }
        StringBuilder out = new StringBuilder("|-");
        text.lines().forEach(line -> out.append('\n').append(line.isEmpty() ? "" : indent + line));
        return out.toString();
    }

    /// In double quotes.
    public static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.chars()
                .forEach(c -> {
                    switch (c) {
                        case '"' -> out.append("\\\"");
                        case '\\' -> out.append("\\\\");
                        case '\n' -> out.append("\\n");
                        default -> {
                            if (c < 0x20
                                    || (c >= 0x7F && c <= 0xA0)
                                    || c == 0x2028
                                    || c == 0x2029) {
                                out.append("\\u%04x".formatted(c));
                            } else {
                                out.append((char) c);
                            }
                        }
                    }
                });
        return out.append('"').toString();
    }
}
