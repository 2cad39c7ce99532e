package org.querencia.app.bench;

import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/// Something that can be measured with `querencia bench <name>`.
public interface Benchmark {

    /// One lower-case word.
    String name();

    /// What it measures, in one line.
    String words();

    /// Measures on a throw-away data folder, and leaves nothing behind.
    ///
    /// @param size how much, in the benchmark's own unit; 0 takes what it proposes
    /// @param say tells people how far it is
    /// @return figures by name, units last in the names
    ObjectNode run(long size, Consumer<String> say) throws Exception;
}
