package org.querencia.runtime.linkage;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.querencia.core.event.Position;
import org.querencia.runtime.linkage.LinkageStore.Part;

/// Reads and writes what a [LinkageStore] keeps. Each part begins with its version; of a later one,
/// and of what is damaged, nothing is known, so that it is learned anew.
final class KeptParts {

    private static final int VERSION = 1;

    private final LinkageStore store;

    KeptParts(LinkageStore store) {
        this.store = store;
    }

    LinkageSettings settings() {
        return read(
                        Part.SETTINGS,
                        in ->
                                new LinkageSettings(
                                        LinkageSettings.Mode.valueOf(in.readUTF()),
                                        in.readDouble(),
                                        in.readDouble(),
                                        in.readBoolean()))
                .orElse(LinkageSettings.DEFAULTS);
    }

    void keep(LinkageSettings settings) {
        write(
                Part.SETTINGS,
                out -> {
                    out.writeUTF(settings.mode().name());
                    out.writeDouble(settings.review());
                    out.writeDouble(settings.link());
                    out.writeBoolean(settings.withPublic());
                });
    }

    Looked looked() {
        return read(
                        Part.LOOKED,
                        in -> new Looked(new Position(in.readLong()), in.readLong(), in.readLong()))
                .orElse(Looked.NOWHERE);
    }

    void keep(Looked looked) {
        write(
                Part.LOOKED,
                out -> {
                    out.writeLong(looked.position().value());
                    out.writeLong(looked.linked());
                    out.writeLong(looked.proposed());
                });
    }

    /// Empty also for one that compares other things than are compared now.
    Optional<Trained> trained() {
        return read(
                        Part.MODEL,
                        in ->
                                new Trained(
                                        in.readLong(),
                                        Instant.ofEpochMilli(in.readLong()),
                                        in.readLong(),
                                        in.readLong(),
                                        ModelForm.read(in)))
                .filter(trained -> PersonRecords.fits(trained.kept()));
    }

    /// Of the latest model, also of one that is of no use any more: links carry numbers, and none
    /// is given twice. 0 before the first.
    long number() {
        return read(Part.MODEL, DataInputStream::readLong).orElse(0L);
    }

    void keep(Trained trained) {
        write(
                Part.MODEL,
                out -> {
                    out.writeLong(trained.number());
                    out.writeLong(trained.at().toEpochMilli());
                    out.writeLong(trained.people());
                    out.writeLong(trained.labels());
                    ModelForm.write(out, trained.kept());
                });
    }

    @FunctionalInterface
    private interface Reading<T> {
        T from(DataInputStream in) throws IOException;
    }

    @FunctionalInterface
    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private <T> Optional<T> read(Part part, Reading<T> reading) {
        Optional<byte[]> kept = store.kept(part);
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        try (DataInputStream in =
                new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(kept.get())))) {
            return in.readInt() == VERSION ? Optional.of(reading.from(in)) : Optional.empty();
        } catch (IOException | IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    private void write(Part part, Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            out.writeInt(VERSION);
            writing.to(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing into memory failed", impossible);
        }
        store.keep(part, bytes.toByteArray());
    }
}
