package org.querencia.app.demo.silo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads back whose each record is.
public final class TruthFile {

    private TruthFile() {}

    /// @param person whose it really is
    /// @param named by what the record names them, as written; may be empty
    public record Told(String file, String record, String person, List<Named> named) {}

    /// @param type of identifier
    public record Named(String type, String value) {}

    /// Of the folder the files were written to.
    public static List<Told> read(Path folder) {
        List<Told> told = new ArrayList<>();
        try (BufferedReader file = Files.newBufferedReader(folder.resolve(Truth.FILE))) {
            file.readLine();
            for (String line = file.readLine(); line != null; line = file.readLine()) {
                told.add(of(line));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the truth about the files", unreadable);
        }
        return told;
    }

    /// Identifiers come last and may be quoted; nothing else ever is.
    private static Told of(String line) {
        String[] fields = line.split(",", 4);
        String identifiers = fields[3];
        if (identifiers.startsWith("\"")) {
            identifiers = identifiers.substring(1, identifiers.length() - 1).replace("\"\"", "\"");
        }
        List<Named> named = new ArrayList<>();
        int from = 0;
        while (from < identifiers.length()) {
            int end = identifiers.indexOf(Truth.BETWEEN, from);
            int to = end < 0 ? identifiers.length() : end;
            int colon = identifiers.indexOf(':', from);
            named.add(
                    new Named(
                            identifiers.substring(from, colon),
                            identifiers.substring(colon + 1, to)));
            from = end < 0 ? identifiers.length() : to + Truth.BETWEEN.length();
        }
        return new Told(fields[0], fields[1], fields[2], List.copyOf(named));
    }
}
