package org.querencia.runtime.linkage;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.science.linkage.Kept;
import org.querencia.science.linkage.KeyKind;
import org.querencia.science.linkage.Kind;

/// A [Kept] model as bytes.
final class ModelForm {

    /// Of what is damaged no more than this is believed to be a list's length.
    private static final int LENGTH_MAX = 4 * Kept.COMMON_MAX;

    private ModelForm() {}

    static void write(DataOutputStream out, Kept kept) throws IOException {
        list(
                out,
                kept.columns(),
                column -> {
                    out.writeUTF(column.name());
                    out.writeUTF(column.kind().name());
                    out.writeBoolean(column.monthFirst());
                });
        list(out, kept.fields(), field -> field(out, field));
        list(
                out,
                kept.names().entrySet().stream().sorted(Map.Entry.comparingByKey()).toList(),
                role -> {
                    out.writeLong(role.getKey());
                    out.writeInt(role.getValue().given());
                    out.writeInt(role.getValue().surname());
                });
        list(
                out,
                kept.keys(),
                key -> {
                    part(out, key.first());
                    out.writeBoolean(key.second().isPresent());
                    if (key.second().isPresent()) {
                        part(out, key.second().get());
                    }
                });
        out.writeDouble(kept.prior());
        list(
                out,
                kept.bars(),
                bar -> {
                    out.writeDouble(bar.from());
                    out.writeLong(bar.pairs());
                    out.writeDouble(bar.wrong());
                    out.writeLong(bar.same());
                    out.writeLong(bar.apart());
                });
        out.writeLong(kept.records());
    }

    static Kept read(DataInputStream in) throws IOException {
        List<Kept.Source> columns =
                list(
                        in,
                        () ->
                                new Kept.Source(
                                        in.readUTF(),
                                        Kind.valueOf(in.readUTF()),
                                        in.readBoolean()));
        List<Kept.FieldKept> fields = list(in, () -> field(in));
        Map<Long, Kept.Roles> names = new HashMap<>();
        for (int left = length(in); left > 0; left--) {
            names.put(in.readLong(), new Kept.Roles(in.readInt(), in.readInt()));
        }
        List<Kept.Key> keys =
                list(
                        in,
                        () -> {
                            Kept.Part first = part(in);
                            return new Kept.Key(
                                    first,
                                    in.readBoolean() ? Optional.of(part(in)) : Optional.empty());
                        });
        double prior = in.readDouble();
        List<Kept.Bar> bars =
                list(
                        in,
                        () ->
                                new Kept.Bar(
                                        in.readDouble(),
                                        in.readLong(),
                                        in.readDouble(),
                                        in.readLong(),
                                        in.readLong()));
        return new Kept(columns, fields, names, keys, prior, bars, in.readLong());
    }

    private static void field(DataOutputStream out, Kept.FieldKept field) throws IOException {
        out.writeUTF(field.name());
        out.writeUTF(field.kind().name());
        out.writeBoolean(field.judges());
        out.writeInt(field.parent());
        out.writeDouble(field.same());
        for (List<Double> numbers :
                List.of(field.weights(), field.usual(), field.lift(), field.chance())) {
            list(out, numbers, out::writeDouble);
        }
        out.writeDouble(field.filled());
        out.writeInt(field.different());
        for (Map<Long, Integer> counts : List.of(field.counts(), field.parts())) {
            list(
                    out,
                    counts.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList(),
                    count -> {
                        out.writeLong(count.getKey());
                        out.writeInt(count.getValue());
                    });
        }
    }

    private static Kept.FieldKept field(DataInputStream in) throws IOException {
        return new Kept.FieldKept(
                in.readUTF(),
                Kind.valueOf(in.readUTF()),
                in.readBoolean(),
                in.readInt(),
                in.readDouble(),
                list(in, in::readDouble),
                list(in, in::readDouble),
                list(in, in::readDouble),
                list(in, in::readDouble),
                in.readDouble(),
                in.readInt(),
                counts(in),
                counts(in));
    }

    private static Map<Long, Integer> counts(DataInputStream in) throws IOException {
        Map<Long, Integer> counts = new HashMap<>();
        for (int left = length(in); left > 0; left--) {
            counts.put(in.readLong(), in.readInt());
        }
        return counts;
    }

    private static void part(DataOutputStream out, Kept.Part part) throws IOException {
        out.writeInt(part.field());
        out.writeUTF(part.kind().name());
    }

    private static Kept.Part part(DataInputStream in) throws IOException {
        return new Kept.Part(in.readInt(), KeyKind.valueOf(in.readUTF()));
    }

    private static int length(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > LENGTH_MAX) {
            throw new IOException(
                    "a list of %d: expected at most %d".formatted(length, LENGTH_MAX));
        }
        return length;
    }

    @FunctionalInterface
    private interface Item<T> {
        void write(T item) throws IOException;
    }

    @FunctionalInterface
    private interface Next<T> {
        T read() throws IOException;
    }

    private static <T> void list(DataOutputStream out, List<T> items, Item<? super T> item)
            throws IOException {
        out.writeInt(items.size());
        for (T one : items) {
            item.write(one);
        }
    }

    private static <T> List<T> list(DataInputStream in, Next<? extends T> next) throws IOException {
        List<T> items = new ArrayList<>();
        for (int left = length(in); left > 0; left--) {
            items.add(next.read());
        }
        return items;
    }
}
