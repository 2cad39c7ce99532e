package org.querencia.app.link;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.querencia.connect.read.DataFile;
import org.querencia.connect.read.Detector;
import org.querencia.connect.read.Reading;
import org.querencia.connect.read.Reading.Item;
import org.querencia.connect.read.Readings;
import org.querencia.connect.read.UnreadableFileException;
import org.querencia.runtime.imports.FileFormat;
import org.querencia.runtime.text.Nearest;
import org.querencia.science.linkage.Column;
import org.querencia.science.linkage.Kind;
import org.querencia.science.linkage.Kinds;
import org.querencia.warehouse.ParquetFile;
import org.querencia.warehouse.WarehouseException;

/// Reads files into a [LinkTable]: delimited text, workbooks, JSON lines and Parquet.
public final class LinkFiles {

    /// Rows whose number is a positive `int` and which fit a heap of some gigabytes.
    private static final int ROWS_MAX = 20_000_000;

    private LinkFiles() {}

    /// Throws [LinkException] when a file cannot be linked as it is.
    ///
    /// @param id the column with the ids, where it was named
    public static LinkTable read(List<Path> files, Optional<String> id, LinkConfig config) {
        List<OneFile> read = new ArrayList<>();
        for (Path file : files) {
            read.add(new OneFile(file, id.or(config::id)));
        }
        int rows = read.stream().mapToInt(one -> one.ids.size()).sum();
        if (rows < 2) {
            throw new LinkException(
                    rows == 0
                            ? files.getFirst() + " has no records below its header"
                            : files.getFirst() + " has one record: there is nothing to link it to");
        }
        known(read, config);
        String[] ids = new String[rows];
        int[] sources = new int[rows];
        Joined joined = new Joined(rows);
        int at = 0;
        for (int source = 0; source < read.size(); source++) {
            OneFile one = read.get(source);
            for (int row = 0; row < one.ids.size(); row++) {
                ids[at + row] = one.ids.get(row);
                sources[at + row] = source;
            }
            joined.add(one.columns(config), at);
            at += one.ids.size();
        }
        if (joined.columns().stream().noneMatch(column -> column.values().size() > 1)) {
            throw new LinkException(
                    "%s: all records are the same but for their ids: nothing tells who is who"
                            .formatted(files.getFirst()));
        }
        return new LinkTable(
                files.stream().map(file -> String.valueOf(file.getFileName())).toList(),
                ids,
                sources,
                joined.columns());
    }

    /// Columns that the configuration names must be somewhere.
    private static void known(List<OneFile> read, LinkConfig config) {
        Set<String> names = new TreeSet<>();
        read.forEach(one -> one.values.forEach(values -> names.add(values.name)));
        Stream.concat(config.kinds().keySet().stream(), config.ignored().stream())
                .sorted()
                .filter(name -> !names.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new LinkException(
                            "the configuration names the column '%s', which no file has%s"
                                    .formatted(
                                            name,
                                            Nearest.to(name, names)
                                                    .map(" (did you mean '%s'?)"::formatted)
                                                    .orElse("")));
                });
    }

    /// Rows of a file, the names of its columns first.
    static void rows(Path file, Consumer<List<String>> names, RowReader rows) {
        if (!Files.isRegularFile(file)) {
            throw new LinkException(file + " is not there");
        }
        try {
            if (String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".parquet")) {
                parquet(file, names, rows);
            } else {
                text(file, names, rows);
            }
        } catch (UnreadableFileException | WarehouseException unreadable) {
            throw new LinkException("%s: %s".formatted(file, unreadable.getMessage()));
        } catch (IOException failed) {
            throw new LinkException("%s cannot be read: %s".formatted(file, failed.getMessage()));
        }
    }

    /// Takes a row with the line it stands in.
    @FunctionalInterface
    interface RowReader {
        void row(long line, List<String> cells);
    }

    private static void parquet(Path file, Consumer<List<String>> names, RowReader rows) {
        long[] line = {0};
        ParquetFile.read(
                file,
                cells -> {
                    if (line[0]++ == 0) {
                        names.accept(cells);
                    } else {
                        rows.row(line[0], cells);
                    }
                });
    }

    private static void text(Path file, Consumer<List<String>> names, RowReader rows)
            throws IOException {
        DataFile data = DataFile.of(file, String.valueOf(file.getFileName()));
        FileFormat format = new Detector("CO").detect(data, LinkFiles::withHeader).format();
        try (Reading reading = Readings.open(data, format, List.of())) {
            names.accept(reading.columns());
            Optional<Item> item = reading.next();
            while (item.isPresent()) {
                switch (item.get()) {
                    case Item.Whole whole -> rows.row(whole.row().line(), whole.row().cells());
                    case Item.Broken broken ->
                            throw new LinkException(
                                    "%s, line %d: %s"
                                            .formatted(
                                                    file,
                                                    broken.row().line(),
                                                    broken.why().in(Locale.ENGLISH)));
                }
                item = reading.next();
            }
        }
    }

    /// Files to link have a header: without one nothing says which column is the id.
    private static FileFormat withHeader(FileFormat found) {
        return found.type() == FileFormat.Type.DELIMITED && found.headerLine() == 0
                ? new FileFormat(
                        found.type(),
                        found.compression(),
                        found.encoding(),
                        found.byteOrderMark(),
                        found.delimiter(),
                        found.quote(),
                        1,
                        found.sheet(),
                        found.decimal(),
                        found.thousands())
                : found;
    }

    /// The rows of one file, with its ids taken out.
    private static final class OneFile {
        private final Path file;
        private final Optional<String> wanted;
        private final Distinct known = new Distinct();
        private final List<String> ids = known.texts();
        private long[] lines = new long[1_024];
        private final List<Values> values = new ArrayList<>();
        private int idColumn;
        private int rows;

        OneFile(Path file, Optional<String> wanted) {
            this.file = file;
            this.wanted = wanted;
            rows(file, this::named, this::row);
        }

        private void named(List<String> names) {
            names.forEach(name -> values.add(new Values(name)));
            idColumn =
                    wanted.map(name -> IdColumn.named(file, names, name))
                            .orElseGet(() -> IdColumn.guessed(file, names));
        }

        private void row(long line, List<String> cells) {
            String id = cells.get(idColumn).strip();
            if (id.isEmpty()) {
                throw new LinkException(
                        "%s, line %d: nothing stands in the id column '%s'"
                                .formatted(file, line, values.get(idColumn).name));
            }
            int number = known.number(id);
            if (number < rows) {
                long before = lines[number];
                throw new LinkException(
                        "%s: the id '%s' stands in lines %d and %d; ids in '%s' must be different"
                                .formatted(file, id, before, line, values.get(idColumn).name));
            }
            if (rows == ROWS_MAX) {
                throw new LinkException("%s has more than %,d records".formatted(file, ROWS_MAX));
            }
            if (rows == lines.length) {
                lines = Arrays.copyOf(lines, rows * 2);
            }
            lines[rows++] = line;
            for (int i = 0; i < values.size(); i++) {
                if (i != idColumn) {
                    values.get(i).add(i < cells.size() ? cells.get(i) : "");
                }
            }
        }

        private List<Column> columns(LinkConfig config) {
            known.close();
            lines = new long[0];
            List<Column> columns = new ArrayList<>();
            for (int i = 0; i < values.size(); i++) {
                if (i != idColumn) {
                    String name = values.get(i).name;
                    Kind kind =
                            config.ignored().contains(name)
                                    ? Kind.IGNORED
                                    : config.kinds().getOrDefault(name, Kind.TEXT);
                    columns.add(values.get(i).column(kind));
                }
            }
            return Kinds.guess(columns);
        }
    }

    /// Gathers the values of a column, each different one once.
    private static final class Values {
        private final String name;
        private final Distinct known = new Distinct();
        private int[] codes = new int[1_024];
        private int count;

        Values(String name) {
            this.name = name;
        }

        void add(String raw) {
            if (count == codes.length) {
                codes = Arrays.copyOf(codes, count * 2);
            }
            String value = raw.strip();
            codes[count++] = value.isEmpty() ? Column.NONE : known.number(value);
        }

        Column column(Kind kind) {
            known.close();
            return new Column(name, kind, Arrays.copyOf(codes, count), known.texts());
        }
    }
}
