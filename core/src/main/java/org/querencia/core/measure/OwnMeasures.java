package org.querencia.core.measure;

import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.querencia.core.event.Definition;

/// The measures a company added, each as the text of its file; the newest of each key.
///
/// Immutable; safe from any thread.
public final class OwnMeasures {

    public static final int MEASURES_MAX = 200;

    public static final OwnMeasures NONE = new OwnMeasures(new TreeMap<>());

    private final SortedMap<String, String> files;

    private OwnMeasures(SortedMap<String, String> files) {
        this.files = files;
    }

    /// With what a definition says; other kinds change nothing. Empty content takes the measure
    /// away.
    public OwnMeasures with(Definition change) {
        if (!change.kind().equals(Measure.KIND)) {
            return this;
        }
        TreeMap<String, String> now = new TreeMap<>(files);
        if (change.content().isBlank()) {
            now.remove(change.key());
        } else {
            now.put(change.key(), change.content());
        }
        return new OwnMeasures(now);
    }

    /// By key.
    public Collection<String> files() {
        return files.values();
    }

    public Optional<String> file(String key) {
        return Optional.ofNullable(files.get(key));
    }

    public int size() {
        return files.size();
    }
}
