package org.querencia.warehouse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A statement of a `.sql` file, whose `:names` stand for values.
///
/// @param names in the order in which they are bound; one may come more than once
record Sql(String text, List<String> names) {

    private static final Pattern NAME = Pattern.compile(":([a-z_0-9]+)");
    private static final Pattern COMMENT = Pattern.compile("--[^\n]*");

    /// Reads a file beside this class.
    static Sql of(String file) {
        return parse(read(file));
    }

    static Sql parse(String source) {
        List<String> names = new ArrayList<>();
        String text =
                NAME.matcher(COMMENT.matcher(source).replaceAll(""))
                        .replaceAll(found -> {
                            names.add(found.group(1));
                            return "?";
                        });
        return new Sql(text, List.copyOf(names));
    }

    static String read(String file) {
        try (InputStream in = Sql.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no statement file " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
