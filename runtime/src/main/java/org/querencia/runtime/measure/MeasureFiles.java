package org.querencia.runtime.measure;

import java.util.List;
import org.querencia.core.measure.Measure;

/// Measures as files of YAML.
public interface MeasureFiles {

    int LENGTH_MAX = 100_000;

    /// Those that ship, by theme and in the order in which they are shown.
    List<Measure> shipped();

    /// The text of one that ships.
    String text(String key);

    /// Reads one. Throws [IllegalArgumentException] that says what is wrong and in which line.
    Measure read(String yaml);
}
