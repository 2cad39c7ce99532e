package org.querencia.core.segment;

import java.util.Comparator;

/// Names an [Item] for ever.
public record Key(Kind kind, String name) implements Comparable<Key> {

    private static final Comparator<Key> ORDER =
            Comparator.comparing(Key::kind).thenComparing(Key::name);

    public enum Kind {
        SEGMENT,
        STAGES,
        SCORE,
        PLACE;

        /// Whether nobody stands by it: the rules of others have it in them.
        public boolean isPartOfRules() {
            return this == SCORE || this == PLACE;
        }
    }

    public static Key segment(String key) {
        return new Key(Kind.SEGMENT, key);
    }

    public static Key stages(String model) {
        return new Key(Kind.STAGES, model);
    }

    public static Key score(String key) {
        return new Key(Kind.SCORE, key);
    }

    public static Key place(String name) {
        return new Key(Kind.PLACE, name);
    }

    @Override
    public int compareTo(Key other) {
        return ORDER.compare(this, other);
    }

    /// As people read it in a sentence: `vip`, `stage('journey')`.
    @Override
    public String toString() {
        return switch (kind) {
            case SEGMENT -> name;
            case STAGES -> "stage('%s')".formatted(name);
            case SCORE -> "score('%s')".formatted(name);
            case PLACE -> "place '%s'".formatted(name);
        };
    }
}
