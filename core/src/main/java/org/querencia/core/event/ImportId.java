package org.querencia.core.event;

/// Names one import of this workspace: the facts it brought carry it in the log, so that they can
/// be taken back together. From 1.
public record ImportId(long value) implements Comparable<ImportId> {

    public ImportId {
        if (value < 1) {
            throw new IllegalArgumentException("import %d: ids start at 1".formatted(value));
        }
    }

    @Override
    public int compareTo(ImportId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
