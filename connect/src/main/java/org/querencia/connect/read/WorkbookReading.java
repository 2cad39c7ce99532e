package org.querencia.connect.read;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/// Rows of one sheet of a workbook. Of a formula the value it last came to is taken; dates come as
/// `2026-11-30` or `2026-11-30 14:05:00`, numbers as they are shown at full precision.
final class WorkbookReading implements Reading {

    /// What a spreadsheet computes with; the digits after it are noise.
    private static final MathContext PRECISION = new MathContext(15);

    private final ReadableWorkbook workbook;
    private final Stream<org.dhatim.fastexcel.reader.Row> stream;
    private final Iterator<org.dhatim.fastexcel.reader.Row> rows;
    private final List<String> columns;
    private final NumberStyle numbers;
    private final long rowsAbout;
    private long read;

    /// Read ahead to see how wide a sheet without names is.
    private Optional<org.dhatim.fastexcel.reader.Row> first = Optional.empty();

    /// @param sheet its name; the first visible one without
    /// @param headerLine the row with the names of the columns; 0 without: then the first row says
    ///   how many there are
    /// @param numbers how cells with numbers are written out
    /// @param rowsAbout how many rows there are about
    WorkbookReading(
            DataFile file,
            Optional<String> sheet,
            int headerLine,
            NumberStyle numbers,
            long rowsAbout)
            throws IOException {
        this.numbers = numbers;
        this.rowsAbout = rowsAbout;
        this.workbook = open(file);
        try {
            this.stream = sheet(file, sheet).openStream();
            this.rows = stream.iterator();
            this.columns = headerLine == 0 ? numbered() : header(headerLine);
        } catch (IOException | RuntimeException failed) {
            workbook.close();
            throw failed;
        }
    }

    /// The names of the visible sheets, in their order.
    static List<String> sheets(DataFile file) throws IOException {
        try (ReadableWorkbook workbook = open(file)) {
            return visible(workbook).map(Sheet::getName).toList();
        }
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public Optional<Item> next() {
        try {
            while (first.isPresent() || rows.hasNext()) {
                org.dhatim.fastexcel.reader.Row row = first.orElseGet(rows::next);
                first = Optional.empty();
                read++;
                List<String> cells = cells(row);
                if (cells.stream().allMatch(String::isBlank)) {
                    continue;
                }
                return Optional.of(item(row.getRowNum(), cells));
            }
            return Optional.empty();
        } catch (ExcelReaderException | IllegalStateException damaged) {
            throw new UnreadableFileException(
                    Why.of("workbook-row", read, String.valueOf(damaged.getMessage())), damaged);
        }
    }

    @Override
    public double share() {
        return rowsAbout == 0 ? 1 : Math.min(1, (double) read / rowsAbout);
    }

    @Override
    public void close() throws IOException {
        stream.close();
        workbook.close();
    }

    private Item item(long line, List<String> cells) {
        int width = columns.size();
        if (cells.size() > width) {
            boolean blank = cells.subList(width, cells.size()).stream().allMatch(String::isBlank);
            if (!blank) {
                return new Item.Broken(
                        new Row(line, cells),
                        "",
                        cells.get(width),
                        Why.of("row-wide", width + 1, width));
            }
            return new Item.Whole(new Row(line, List.copyOf(cells.subList(0, width))));
        }
        while (cells.size() < width) {
            cells.add("");
        }
        for (int i = 0; i < width; i++) {
            if (cells.get(i).length() > DelimitedReading.FIELD_CHARS_MAX) {
                String start = cells.get(i).substring(0, 60);
                cells.set(i, start);
                return new Item.Broken(
                        new Row(line, cells),
                        columns.get(i),
                        start,
                        Why.of("cell-long", DelimitedReading.FIELD_CHARS_MAX));
            }
        }
        return new Item.Whole(new Row(line, cells));
    }

    private List<String> numbered() {
        first = rows.hasNext() ? Optional.of(rows.next()) : Optional.empty();
        return Columns.numbered(first.map(row -> cells(row).size()).orElse(0));
    }

    private List<String> header(int headerLine) {
        while (rows.hasNext()) {
            org.dhatim.fastexcel.reader.Row row = rows.next();
            read++;
            if (row.getRowNum() >= headerLine) {
                return Columns.named(cells(row));
            }
        }
        return List.of();
    }

    private List<String> cells(org.dhatim.fastexcel.reader.Row row) {
        List<String> cells = new ArrayList<>(row.getCellCount());
        for (@Nullable Cell cell : row) {
            cells.add(cell == null ? "" : text(cell));
        }
        return cells;
    }

    private String text(Cell cell) {
        String raw = cell.getRawValue();
        if (raw == null || raw.isEmpty()) {
            return "";
        }
        return switch (cell.getType()) {
            case STRING, ERROR, EMPTY -> raw;
            case BOOLEAN -> raw.equals("1") ? "true" : "false";
            case NUMBER -> number(raw, cell);
            case FORMULA ->
                    cell.getValue() instanceof BigDecimal
                            ? number(raw, cell)
                            : cell.getValue() instanceof Boolean flag ? flag.toString() : raw;
        };
    }

    private String number(String raw, Cell cell) {
        BigDecimal number = new BigDecimal(raw);
        if (isDate(cell.getDataFormatId(), cell.getDataFormatString())) {
            Optional<String> date = date(number);
            if (date.isPresent()) {
                return date.get();
            }
        }
        BigDecimal shown = number.round(PRECISION).stripTrailingZeros();
        return Math.abs((long) shown.scale()) > 40 ? raw : numbers.plain(shown);
    }

    /// Days since the workbook's first one, with the time as their fraction.
    private Optional<String> date(BigDecimal days) {
        double serial = days.doubleValue();
        if (serial < 1 || serial > 2_958_465) {
            return Optional.empty();
        }
        long whole = (long) Math.floor(serial);
        // 1900 was no leap year, and spreadsheets count as if it had been.
        LocalDateTime first =
                workbook.isDate1904()
                        ? LocalDateTime.of(1904, 1, 1, 0, 0)
                        : LocalDateTime.of(1899, 12, whole < 61 ? 31 : 30, 0, 0);
        LocalDateTime at = first.plusDays(whole).plusSeconds(Math.round((serial - whole) * 86_400));
        return Optional.of(
                at.toLocalTime().equals(LocalTime.MIDNIGHT)
                        ? at.toLocalDate().toString()
                        : at.toLocalDate()
                                + " %02d:%02d:%02d"
                                        .formatted(at.getHour(), at.getMinute(), at.getSecond()));
    }

    /// Of the built-in formats 14 to 22 and 45 to 47 are dates and times; of others those that
    /// write a day, a month or a year.
    private static boolean isDate(@Nullable Integer id, @Nullable String format) {
        if (id != null
                && ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47))) {
            return true;
        }
        if (format == null || (id != null && id < 100 && id > 0)) {
            return false;
        }
        String bare =
                format.replaceAll("\"[^\"]*\"|\\[[^\\]]*]|\\\\.", "").toLowerCase(Locale.ROOT);
        return bare.matches(".*[dy].*") && !bare.contains("#") && !bare.contains("0.");
    }

    private static ReadableWorkbook open(DataFile file) throws IOException {
        try {
            return new ReadableWorkbook(file.path().toFile(), new ReadingOptions(true, true));
        } catch (ExcelReaderException damaged) {
            throw new UnreadableFileException(
                    Why.of(
                            "workbook-unreadable",
                            file.name(),
                            String.valueOf(damaged.getMessage())),
                    damaged);
        }
    }

    private Sheet sheet(DataFile file, Optional<String> wanted) {
        if (wanted.isPresent()) {
            return workbook.findSheet(wanted.get())
                    .orElseThrow(() ->
                            new UnreadableFileException(
                                    Why.of(
                                            "sheet-unknown",
                                            file.name(),
                                            wanted.get(),
                                            visible(workbook)
                                                    .map(Sheet::getName)
                                                    .collect(Collectors.joining(", ")))));
        }
        return visible(workbook)
                .findFirst()
                .orElseThrow(() -> new UnreadableFileException(Why.of("sheet-none", file.name())));
    }

    private static Stream<Sheet> visible(ReadableWorkbook workbook) {
        return workbook.getSheets()
                .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE);
    }
}
