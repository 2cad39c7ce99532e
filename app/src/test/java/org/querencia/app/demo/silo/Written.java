package org.querencia.app.demo.silo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// A folder of the demo company's files, read in the plainest way.
record Written(Path folder) {

    /// What is in each file, archives unpacked, by its path in the folder.
    SortedMap<String, byte[]> contents() {
        SortedMap<String, byte[]> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                add(contents, folder.relativize(file).toString(), Files.readAllBytes(file));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return contents;
    }

    private static void add(Map<String, byte[]> contents, String name, byte[] bytes)
            throws IOException {
        if (name.endsWith(".gz")) {
            try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                contents.put(name, in.readAllBytes());
            }
        } else if (name.endsWith(".zip")) {
            try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
                for (ZipEntry entry = zip.getNextEntry();
                        entry != null;
                        entry = zip.getNextEntry()) {
                    contents.put(name + "/" + entry.getName(), zip.readAllBytes());
                }
            }
        } else {
            contents.put(name, bytes);
        }
    }

    /// SHA-256 over all names and contents, but for the mappings, which are ours and not the
    /// company's.
    String hash() {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            contents()
                    .forEach((name, bytes) -> {
                        if (name.startsWith(Mappings.FOLDER)) {
                            return;
                        }
                        hash.update(name.getBytes(StandardCharsets.UTF_8));
                        hash.update(bytes);
                    });
            return HexFormat.of().formatHex(hash.digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    String text(String file, Charset encoding) {
        byte[] bytes = contents().get(file);
        if (bytes == null) {
            throw new IllegalArgumentException(file + " is not among " + contents().keySet());
        }
        String text = new String(bytes, encoding);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /// The rows of a file by its columns.
    List<Map<String, String>> rows(String file, CsvFile.Dialect dialect) {
        List<List<String>> lines = fields(text(file, dialect.encoding()), dialect.delimiter());
        List<Map<String, String>> rows = new ArrayList<>();
        for (List<String> line : lines.subList(1, lines.size())) {
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < line.size(); i++) {
                row.put(lines.getFirst().get(i), line.get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    List<Map<String, String>> truth() {
        return rows(Truth.FILE, CsvFile.Dialect.PLAIN);
    }

    private static List<List<String>> fields(String text, char delimiter) {
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                boolean twice = quoted && i + 1 < text.length() && text.charAt(i + 1) == '"';
                if (twice) {
                    field.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (!quoted && (c == delimiter || c == '\n')) {
                line.add(field.toString());
                field.setLength(0);
                if (c == '\n') {
                    lines.add(List.copyOf(line));
                    line.clear();
                }
            } else if (quoted || c != '\r') {
                field.append(c);
            }
        }
        return lines;
    }
}
