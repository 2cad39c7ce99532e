package org.querencia.qa.house;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Methods of a source file, told by the formatter's indentation: a head ends in `) {`, may go over
/// several lines, and its body closes with `}` under its first letter. Enough for formatted
/// sources, and fast. Lines of text blocks are data and do not count.
final class Methods {
    private static final Pattern END_OF_HEAD = Pattern.compile("(\\)|\\bthrows [\\w., ]+) \\{$");

    /// Statements, calls and types, whose heads look alike.
    private static final Pattern NO_METHOD =
            Pattern.compile(
                    "(@\\w|} |if |for |while |switch |try |catch |return |new |else |do |synchronized \\("
                            + "|\\w+\\.\\w+\\().*|.*( =|\\b(class|record|interface|enum|new)\\b.*)");

    private static final Pattern NAME = Pattern.compile("(\\w+)\\(");
    private static final int HEAD_LINES_MAX = 14;
    private static final int CONTINUED = 8;

    record Method(String name, int line, int lines) {}

    private Methods() {}

    static List<Method> of(List<String> source) {
        List<Method> found = new ArrayList<>();
        for (int i = 0; i < source.size(); i++) {
            if (END_OF_HEAD.matcher(source.get(i)).find()) {
                int start = start(source, i);
                String head = source.get(start).strip();
                if (!NO_METHOD.matcher(head).matches()) {
                    int end = closing(source, i, indent(source.get(start)));
                    found.add(new Method(name(head), start + 1, code(source, start, end)));
                }
            }
        }
        return found;
    }

    /// The line on which the head that ends at `end` begins.
    private static int start(List<String> source, int end) {
        int outer = indent(source.get(end)) - CONTINUED;
        for (int i = end - 1; i >= Math.max(0, end - HEAD_LINES_MAX); i--) {
            if (source.get(i).isBlank() || indent(source.get(i)) < outer) {
                return end;
            }
            if (indent(source.get(i)) == outer) {
                return i;
            }
        }
        return end;
    }

    private static int closing(List<String> source, int from, int indent) {
        String brace = " ".repeat(indent) + "}";
        for (int i = from + 1; i < source.size(); i++) {
            if (source.get(i).startsWith(brace)) {
                return i;
            }
        }
        return from;
    }

    private static int code(List<String> source, int start, int end) {
        int lines = 0;
        boolean block = false;
        for (String line : source.subList(start, end + 1)) {
            boolean quotes = line.contains("\"\"\"");
            if (!block || quotes) {
                lines++;
            }
            block = block != quotes;
        }
        return lines;
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    private static String name(String head) {
        Matcher name = NAME.matcher(head);
        return name.find() ? name.group(1) : head;
    }
}
