package org.querencia.app.demo.company;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// A list written by hand that ships beside these classes: fields between `|`, `#` begins a
/// comment.
final class Table {

    private Table() {}

    static List<Row> rows(String name) {
        try (InputStream file = Table.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("%s is not beside the classes".formatted(name));
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> new Row(Arrays.asList(line.split("\\|", -1))))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(name, unreadable);
        }
    }

    record Row(List<String> fields) {

        String text(int field) {
            return fields.get(field);
        }

        int number(int field) {
            return Integer.parseInt(fields.get(field));
        }

        /// Several values between commas; none for an empty field.
        List<String> list(int field) {
            return text(field).isEmpty() ? List.of() : Arrays.asList(text(field).split(",", -1));
        }
    }
}
