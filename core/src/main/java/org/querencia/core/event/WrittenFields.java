package org.querencia.core.event;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// The fields of an object in the order they were written, packed: most objects of events have less
/// than a dozen, and tens of thousands of events are in memory at once. A look-up compares names
/// one by one, which are the same few for all events; a hash table of each object's own would be
/// looked for all over the memory.
final class WrittenFields extends AbstractMap<String, Value> {

    private final String[] names;
    private final Value[] values;

    private WrittenFields(String[] names, Value[] values) {
        this.names = names;
        this.values = values;
    }

    @Override
    public @Nullable Value get(@Nullable Object name) {
        int at = at(names, names.length, name);
        return at < 0 ? null : values[at];
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return at(names, names.length, name) >= 0;
    }

    @Override
    public int size() {
        return names.length;
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super Value> action) {
        for (int i = 0; i < names.length; i++) {
            action.accept(names[i], values[i]);
        }
    }

    @Override
    public Set<Map.Entry<String, Value>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, Value>> iterator() {
                return entries();
            }

            @Override
            public int size() {
                return names.length;
            }
        };
    }

    private Iterator<Map.Entry<String, Value>> entries() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < names.length;
            }

            @Override
            public Map.Entry<String, Value> next() {
                if (next >= names.length) {
                    throw new NoSuchElementException();
                }
                return Map.entry(names[next], values[next++]);
            }
        };
    }

    private static int at(@Nullable String[] names, int size, @Nullable Object name) {
        for (int i = 0; i < size; i++) {
            if (Objects.equals(names[i], name)) {
                return i;
            }
        }
        return -1;
    }

    /// See [Value.Gathering].
    static final class Builder {
        private static final int PACKED_MAX = 16;

        private @Nullable String[] names = new @Nullable String[6];
        private @Nullable Value[] values = new @Nullable Value[6];
        private int size;
        private @Nullable Map<String, Value> many;

        void put(String name, Value value) {
            if (many != null) {
                many.put(name, value);
                return;
            }
            int known = at(names, size, name);
            if (known >= 0) {
                values[known] = value;
            } else if (size == PACKED_MAX) {
                many = new LinkedHashMap<>(packed());
                many.put(name, value);
            } else {
                if (size == names.length) {
                    names = Arrays.copyOf(names, PACKED_MAX);
                    values = Arrays.copyOf(values, PACKED_MAX);
                }
                names[size] = name;
                values[size++] = value;
            }
        }

        Map<String, Value> map() {
            return many == null ? packed() : many;
        }

        private Map<String, Value> packed() {
            return new WrittenFields(Arrays.copyOf(names, size), Arrays.copyOf(values, size));
        }
    }
}
