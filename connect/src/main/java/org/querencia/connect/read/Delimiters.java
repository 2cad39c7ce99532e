package org.querencia.connect.read;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds out which character stands between fields: the one that gives most records the same number
/// of fields.
final class Delimiters {

    private static final String USUAL = ",;\t|";
    private static final String RARE = "^~:#\u0001\u001f\u00a6\u00a7!";
    private static final int RECORDS_MAX = 500;

    /// Spreadsheets begin a file with it to tell each other.
    private static final Pattern TOLD = Pattern.compile("sep=(.)");

    private Delimiters() {}

    /// A record of a sample and where it begins.
    record Line(long number, List<String> cells) {}

    /// @param lines of the sample, told apart by it
    record Found(char delimiter, char quote, List<Line> lines) {}

    /// @param whole whether the sample is the whole text; else its last record is not counted
    static Found find(String sample, boolean whole) {
        char quote = quote(sample);
        Matcher told = TOLD.matcher(firstLine(sample));
        if (told.matches()) {
            char delimiter = told.group(1).charAt(0);
            List<Line> lines = lines(sample, delimiter, quote, whole);
            return new Found(
                    delimiter, quote, lines.isEmpty() ? lines : lines.subList(1, lines.size()));
        }
        Found best = new Found(',', quote, lines(sample, ',', quote, whole));
        double bestScore = score(best.lines());
        for (int i = 0; i < USUAL.length() + RARE.length(); i++) {
            boolean usual = i < USUAL.length();
            char delimiter = usual ? USUAL.charAt(i) : RARE.charAt(i - USUAL.length());
            if (sample.indexOf(delimiter) < 0) {
                continue;
            }
            List<Line> lines = lines(sample, delimiter, quote, whole);
            double score = score(lines) * (usual ? 1 : 0.6);
            if (score > bestScore) {
                best = new Found(delimiter, quote, lines);
                bestScore = score;
            }
        }
        return best;
    }

    static List<Line> lines(String sample, char delimiter, char quote, boolean whole) {
        List<Line> lines = new ArrayList<>();
        try (CsvReader<CsvRecord> records =
                CsvReader.builder()
                        .fieldSeparator(delimiter)
                        .quoteCharacter(quote == 0 ? DelimitedFormat.NO_QUOTE : quote)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(sample)) {
            for (CsvRecord one : records) {
                if (lines.size() == RECORDS_MAX) {
                    return lines;
                }
                lines.add(new Line(one.getStartingLineNumber(), one.getFields()));
            }
            if (!whole && lines.size() > 1) {
                lines.removeLast();
            }
        } catch (CsvParseException brokenFromHere) {
            return lines;
        } catch (java.io.IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        return lines;
    }

    /// The number of fields most records have; 1 without records.
    static int width(List<Line> lines) {
        return mode(lines).map(Map.Entry::getKey).orElse(1);
    }

    /// The share of records of the commonest width, more for more fields; 0 for a single column.
    private static double score(List<Line> lines) {
        return mode(lines)
                .filter(mode -> mode.getKey() > 1)
                .map(mode -> {
                    double share = (double) mode.getValue() / lines.size();
                    return share * share * (1 - 1.0 / mode.getKey());
                })
                .orElse(0.0);
    }

    private static Optional<Map.Entry<Integer, Integer>> mode(List<Line> lines) {
        Map<Integer, Integer> widths = new HashMap<>();
        lines.forEach(line -> widths.merge(line.cells().size(), 1, Integer::sum));
        return widths.entrySet().stream()
                .max(
                        Map.Entry.<Integer, Integer>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey()));
    }

    /// Apostrophes quote fields where they begin them and no quotation mark ever does.
    private static char quote(String sample) {
        int marks = 0;
        int apostrophes = 0;
        char before = '\n';
        for (int i = 0; i < sample.length(); i++) {
            char c = sample.charAt(i);
            if (before == '\n' || (USUAL + RARE).indexOf(before) >= 0) {
                marks += c == '"' ? 1 : 0;
                apostrophes += c == '\'' ? 1 : 0;
            }
            before = c;
        }
        return marks == 0 && apostrophes > 3 ? '\'' : '"';
    }

    private static String firstLine(String sample) {
        int end = sample.indexOf('\n');
        return (end < 0 ? sample : sample.substring(0, end)).strip();
    }
}
