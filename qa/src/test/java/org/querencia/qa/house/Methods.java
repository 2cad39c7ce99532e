package org.querencia.qa.house;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Methods of a source file, told by the formatter's indentation: a body opens on a line that ends
/// in `{` and closes on the next `}` of the same depth. Enough for formatted sources, and fast.
final class Methods {
    private static final Pattern HEAD =
            Pattern.compile(
                    "^( {4}| {8}| {12})(?!.*\\b(class|record|interface|enum|new|return|switch|if|for"
                            + "|while|try|else|catch|do)\\b)[\\w@<].*[)\\w>] \\{$");
    private static final Pattern CONTINUED_HEAD =
            Pattern.compile("^( {4}| {8}| {12}) {8}.*\\) \\{$");
    private static final Pattern NAME = Pattern.compile("(\\w+)\\(");

    record Method(String name, int line, int lines) {}

    private Methods() {}

    static List<Method> of(List<String> source) {
        List<Method> found = new ArrayList<>();
        for (int i = 0; i < source.size(); i++) {
            int start = i;
            String indent = indentOfHead(source.get(i));
            if (indent.isEmpty()) {
                continue;
            }
            int end = closing(source, i, indent);
            found.add(new Method(name(source.get(start)), start + 1, end - start + 1));
        }
        return found;
    }

    private static String indentOfHead(String line) {
        Matcher head = HEAD.matcher(line);
        if (head.find()) {
            return head.group(1);
        }
        Matcher continued = CONTINUED_HEAD.matcher(line);
        return continued.find() ? continued.group(1) : "";
    }

    private static int closing(List<String> source, int from, String indent) {
        for (int i = from + 1; i < source.size(); i++) {
            if (source.get(i).equals(indent + "}")) {
                return i;
            }
        }
        return from;
    }

    private static String name(String line) {
        Matcher name = NAME.matcher(line);
        return name.find() ? name.group(1) : line.strip();
    }
}
