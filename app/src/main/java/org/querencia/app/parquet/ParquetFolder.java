package org.querencia.app.parquet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.querencia.runtime.analyst.DayFiles;
import org.querencia.runtime.analyst.DayFiles.DayFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A folder with a file for each table and day, and `manifest.json`, which says what is in them. A
/// file is written beside its place and moved there when it is whole; the manifest comes last, so
/// that whatever is killed, what it names is there.
public final class ParquetFolder {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String MANIFEST = "manifest.json";

    private final Path folder;

    public ParquetFolder(Path folder) {
        this.folder = folder;
    }

    /// What was done.
    ///
    /// @param written files that are new or changed
    /// @param kept files that are as they were
    /// @param removed files of days of which nothing is known any more
    public record Outcome(int written, int kept, int removed) {}

    /// Follows the work.
    @FunctionalInterface
    public interface Follower {
        /// @param done files of `all` that are looked at
        void at(int done, int all);
    }

    private record Name(String table, LocalDate day) implements Comparable<Name> {

        String file() {
            return "%s/day=%s/%s.parquet".formatted(table, day, table);
        }

        @Override
        public int compareTo(Name other) {
            return Comparator.comparing(Name::table).thenComparing(Name::day).compare(this, other);
        }
    }

    private record Entry(long rows, long bytes, String content) {}

    /// Writes the days from `from` to `until` that are not there as they are; days outside are left
    /// alone.
    public Outcome update(
            DayFiles files, LocalDate from, LocalDate until, Instant now, Follower follower)
            throws IOException {
        Map<Name, Entry> known = read();
        List<DayFile> there = files.all(from, until);
        Map<Name, Entry> next = new TreeMap<>(known);
        next.keySet().removeIf(name -> !name.day().isBefore(from) && !name.day().isAfter(until));
        int written = 0;
        int looked = 0;
        for (DayFile file : there) {
            Name name = new Name(file.table(), file.day());
            Entry before = known.get(name);
            if (before != null
                    && before.content().equals(file.content())
                    && Files.exists(folder.resolve(name.file()))) {
                next.put(name, before);
            } else {
                next.put(name, new Entry(file.rows(), write(files, name), file.content()));
                written++;
            }
            follower.at(++looked, there.size());
        }
        int removed = 0;
        write(next, now);
        for (Name name : known.keySet()) {
            if (!next.containsKey(name)) {
                Files.deleteIfExists(folder.resolve(name.file()));
                removed++;
            }
        }
        return new Outcome(written, there.size() - written, removed);
    }

    private long write(DayFiles files, Name name) throws IOException {
        Path file = folder.resolve(name.file());
        Files.createDirectories(file.getParent());
        Path partial = file.resolveSibling("." + file.getFileName() + ".partial");
        try {
            try (OutputStream out = Files.newOutputStream(partial)) {
                files.write(name.table(), name.day(), out);
            }
            move(partial, file);
            return Files.size(file);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private Map<Name, Entry> read() throws IOException {
        Map<Name, Entry> known = new TreeMap<>();
        try {
            for (JsonNode file :
                    JSON.readTree(Files.readAllBytes(folder.resolve(MANIFEST))).path("files")) {
                known.put(
                        new Name(
                                file.path("table").asString(""),
                                LocalDate.parse(file.path("day").asString(""))),
                        new Entry(
                                file.path("rows").asLong(),
                                file.path("bytes").asLong(),
                                file.path("content").asString("")));
            }
            return known;
        } catch (NoSuchFileException first) {
            return Map.of();
        } catch (JacksonException | java.time.format.DateTimeParseException unreadable) {
            throw new IOException(
                    "%s is no manifest of an export; take another folder, or delete it"
                            .formatted(folder.resolve(MANIFEST)),
                    unreadable);
        }
    }

    private void write(Map<Name, Entry> all, Instant now) throws IOException {
        ObjectNode manifest = JSON.createObjectNode();
        manifest.put("written", now.toString());
        ArrayNode files = manifest.putArray("files");
        all.forEach((name, entry) -> {
            ObjectNode file = files.addObject();
            file.put("table", name.table());
            file.put("day", name.day().toString());
            file.put("file", name.file());
            file.put("rows", entry.rows());
            file.put("bytes", entry.bytes());
            file.put("content", entry.content());
        });
        Files.createDirectories(folder);
        Path partial = folder.resolve("." + MANIFEST + ".partial");
        Files.writeString(
                partial, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(manifest) + "\n");
        move(partial, folder.resolve(MANIFEST));
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
