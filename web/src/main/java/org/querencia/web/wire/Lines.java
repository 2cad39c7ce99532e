package org.querencia.web.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.querencia.web.wire.SqlTokens.Kind;
import org.querencia.web.wire.SqlTokens.Token;
import org.querencia.web.wire.Wire.Packet;

/// How rows are written as lines of a file: PostgreSQL's text format, or CSV (RFC 4180).
record Lines(boolean csv, boolean header, String delimiter) {

    /// Reads the options of COPY, in brackets or without. Throws [WireException] for others.
    static Lines of(List<Token> options) {
        boolean csv = false;
        boolean header = false;
        Optional<String> delimiter = Optional.empty();
        for (int i = 0; i < options.size(); i++) {
            String word = options.get(i).text().toUpperCase(Locale.ROOT);
            String next =
                    i + 1 < options.size()
                            ? options.get(i + 1).text().toUpperCase(Locale.ROOT)
                            : "";
            switch (word) {
                case "CSV", "'CSV'" -> csv = true;
                case "HEADER" -> header = !List.of("FALSE", "OFF", "0").contains(next);
                case "DELIMITER", "DELIMITERS" -> delimiter = text(options, i + 1);
                case "BINARY", "NULL", "QUOTE", "ESCAPE", "FORCE_QUOTE" ->
                        throw new WireException(
                                "0A000", "COPY writes text or CSV, without " + word);
                default -> {
                    // Words between the options, and ENCODING, which is UTF-8 always.
                }
            }
        }
        return new Lines(csv, header, delimiter.orElse(csv ? "," : "\t"));
    }

    private static Optional<String> text(List<Token> options, int from) {
        return options.stream()
                .skip(from)
                .filter(token -> token.kind() == Kind.TEXT)
                .map(token -> token.text().replaceAll("^[eE]?'|'$", "").replace("\\t", "\t"))
                .filter(text -> text.length() == 1)
                .findFirst();
    }

    private String line(List<Optional<String>> cells) {
        List<String> written = cells.stream().map(csv ? this::quoted : this::escaped).toList();
        return String.join(delimiter, written) + "\n";
    }

    /// Nothing stands for NULL, two quotes for an empty text.
    private String quoted(Optional<String> cell) {
        String text = cell.orElse("");
        boolean plain =
                !text.contains(delimiter)
                        && text.chars().noneMatch(c -> c == '"' || c == '\n' || c == '\r');
        if (cell.isEmpty() || (plain && !text.isEmpty())) {
            return text;
        }
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    private String escaped(Optional<String> cell) {
        return cell.map(text ->
                        text.replace("\\", "\\\\")
                                .replace("\n", "\\n")
                                .replace("\r", "\\r")
                                .replace(
                                        delimiter,
                                        "\t".equals(delimiter) ? "\\t" : "\\" + delimiter))
                .orElse("\\N");
    }

    /// Sends all rows; how many.
    long send(Spool rows, Wire wire) throws IOException {
        List<PgType> types = Answers.types(rows.columns());
        Packet begin = new Packet('H').letter('\0').small(types.size());
        types.forEach(_ -> begin.small(0));
        wire.send(begin);
        if (header) {
            wire.send(
                    packet(
                            rows.columns().stream()
                                    .map(column -> Optional.of(column.name()))
                                    .toList()));
        }
        long sent = 0;
        while (rows.left() > 0) {
            List<Optional<String>> cells = rows.next();
            List<Optional<String>> shown = new ArrayList<>(cells.size());
            for (int i = 0; i < cells.size(); i++) {
                shown.add(cells.get(i).map(types.get(i)::plain));
            }
            wire.send(packet(shown));
            sent++;
        }
        wire.send(new Packet('c'));
        return sent;
    }

    private Packet packet(List<Optional<String>> cells) {
        return new Packet('d').bytes(line(cells).getBytes(StandardCharsets.UTF_8));
    }
}
