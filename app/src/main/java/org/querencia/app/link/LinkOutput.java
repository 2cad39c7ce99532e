package org.querencia.app.link;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.querencia.science.linkage.Linked;

/// Writes which entity each record is of.
public final class LinkOutput {

    private LinkOutput() {}

    /// What to write into a file.
    @FunctionalInterface
    public interface Content {
        void into(Writer writer) throws IOException;
    }

    /// Throws [LinkException] when a file has no folder to be in, before any work is done for it.
    public static void check(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(file)) {
            throw new LinkException(
                    "%s cannot be written: its folder is not there".formatted(file));
        }
    }

    /// Writes a file that is whole or not there; what was there before stays until then.
    public static void write(Path file, Content content) {
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        try {
            try (BufferedWriter writer = Files.newBufferedWriter(partial)) {
                content.into(writer);
            }
            Files.move(
                    partial,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "%s cannot be written: %s".formatted(file, failed.getMessage()), failed);
        } finally {
            delete(partial);
        }
    }

    private static void delete(Path partial) {
        try {
            Files.deleteIfExists(partial);
        } catch (IOException stays) {
            throw new UncheckedIOException(
                    "%s was begun and cannot be deleted: %s".formatted(partial, stays.getMessage()),
                    stays);
        }
    }

    /// The list: id, entity and probability of each record, in the order of the files.
    ///
    /// @param names of the entities
    public static void clusters(
            LinkTable table, Linked linked, Map<Integer, String> names, Writer writer)
            throws IOException {
        boolean several = table.files().size() > 1;
        writer.write(several ? "source,id,entity,probability\n" : "id,entity,probability\n");
        for (int row = 0; row < table.rows(); row++) {
            if (several) {
                writer.write(quoted(table.files().get(table.sources()[row])));
                writer.write(',');
            }
            writer.write(quoted(table.ids()[row]));
            writer.write(',');
            writer.write(quoted(names.getOrDefault(linked.entities()[row], "")));
            writer.write(',');
            writer.write(fourDecimals(linked.certainty()[row]));
            writer.write('\n');
        }
    }

    /// Of a share; millions of them are written.
    private static String fourDecimals(double share) {
        long scaled = Math.round(share * 10_000);
        return scaled >= 10_000 ? "1.0000" : "0." + Long.toString(10_000 + scaled).substring(1);
    }

    private static String quoted(String text) {
        boolean plain =
                text.indexOf(',') < 0
                        && text.indexOf('"') < 0
                        && text.indexOf('\n') < 0
                        && text.indexOf('\r') < 0;
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
