package org.querencia.connect.read;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.querencia.core.event.Texts;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.runtime.codec.InvalidJsonException;
import org.querencia.runtime.codec.ValueCodec;

/// Rows of a text with one JSON object a line. Objects inside others give columns with dotted names
/// (`customer.email`); lists are cells of JSON.
final class JsonLinesReading implements Reading {

    /// Longer lines are no records of a table.
    static final int LINE_CHARS_MAX = 4_000_000;

    private final BufferedReader text;
    private final DoubleSupplier share;
    private final AutoCloseable beneath;
    private final List<String> columns;
    private long line;

    /// @param columns which fields are read, in the order of the cells
    JsonLinesReading(
            Reader text, List<String> columns, DoubleSupplier share, AutoCloseable beneath) {
        this.text = new BufferedReader(text, 1 << 16);
        this.columns = List.copyOf(columns);
        this.share = share;
        this.beneath = beneath;
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public Optional<Item> next() throws IOException {
        StringBuilder record = new StringBuilder();
        while (true) {
            record.setLength(0);
            boolean more = readLine(record);
            if (!more && record.isEmpty()) {
                return Optional.empty();
            }
            line++;
            String whole = record.toString().strip();
            if (!whole.isEmpty()) {
                return Optional.of(item(whole));
            }
        }
    }

    @Override
    public double share() {
        return share.getAsDouble();
    }

    @Override
    public void close() throws IOException {
        try {
            beneath.close();
        } catch (IOException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IOException(failed);
        }
    }

    /// The fields of one line by their dotted names; empty when the line is no JSON object.
    static Optional<Map<String, String>> flat(String line) {
        try {
            return ValueCodec.read(line.getBytes(StandardCharsets.UTF_8)) instanceof Fields fields
                    ? Optional.of(flat(fields))
                    : Optional.empty();
        } catch (InvalidJsonException broken) {
            return Optional.empty();
        }
    }

    private Item item(String whole) {
        if (whole.length() >= LINE_CHARS_MAX) {
            return broken(whole, Why.of("line-long", LINE_CHARS_MAX));
        }
        try {
            if (ValueCodec.read(whole.getBytes(StandardCharsets.UTF_8)) instanceof Fields fields) {
                Map<String, String> flat = flat(fields);
                List<String> cells = new ArrayList<>(columns.size());
                columns.forEach(column -> cells.add(flat.getOrDefault(column, "")));
                return new Item.Whole(new Row(line, cells));
            }
            return broken(whole, Why.of("no-json-object"));
        } catch (InvalidJsonException broken) {
            return broken(whole, Why.of("no-json", String.valueOf(broken.getMessage())));
        }
    }

    private Item broken(String whole, Why why) {
        return new Item.Broken(
                new Row(line, List.of(Texts.cut(whole, 2_000))), "", Texts.cut(whole, 200), why);
    }

    /// Reads a line, of a longer one than allowed only the beginning; false at the end.
    private boolean readLine(StringBuilder record) throws IOException {
        for (int c = text.read(); c >= 0; c = text.read()) {
            if (c == '\n') {
                return true;
            }
            if (record.length() < LINE_CHARS_MAX) {
                record.append((char) c);
            }
        }
        return false;
    }

    private static Map<String, String> flat(Fields fields) {
        Map<String, String> flat = new LinkedHashMap<>();
        flatten("", fields, flat);
        return flat;
    }

    private static void flatten(String prefix, Fields fields, Map<String, String> flat) {
        fields.values()
                .forEach((name, value) -> {
                    if (value instanceof Fields inner) {
                        flatten(prefix + name + ".", inner, flat);
                    } else {
                        flat.put(prefix + name, text(value));
                    }
                });
    }

    private static String text(Value value) {
        return switch (value) {
            case Value.Text(String text) -> text;
            case Value.Num(BigDecimal number) -> number.toPlainString();
            case Value.Flag(boolean flag) -> Boolean.toString(flag);
            case Value.Nothing _ -> "";
            case Value.Items _, Fields _ ->
                    new String(ValueCodec.write(value), StandardCharsets.UTF_8);
        };
    }
}
