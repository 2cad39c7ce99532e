package org.querencia.core.rule.rows;

import java.util.ArrayList;
import java.util.List;

/// Names of fields as rows show them: `dirección`, `address.city`. A point inside a name is written
/// `\.`, and `\` as `\\`.
public final class Names {

    private Names() {}

    /// The names inside each other, from the outside in.
    public static List<String> path(String text) {
        List<String> path = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (sign == '\\' && i + 1 < text.length()) {
                i++;
                name.append(text.charAt(i));
            } else if (sign == '.') {
                path.add(name.toString());
                name.setLength(0);
            } else {
                name.append(sign);
            }
        }
        path.add(name.toString());
        return path;
    }

    /// As [#path] reads it.
    public static String text(List<String> path) {
        return String.join(
                ".", path.stream().map(n -> n.replace("\\", "\\\\").replace(".", "\\.")).toList());
    }
}
