package org.querencia.app.bench;

import java.nio.file.Path;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/// Something that can be measured with `querencia bench <name>`.
public interface Benchmark {

    /// One lower-case word.
    String name();

    /// What it measures, in one line.
    String words();

    /// What its size counts, such as `events`.
    String unit();

    /// The size it proposes; figures in the documentation are taken with it.
    long size();

    /// @param size how much, in the benchmark's own unit
    /// @param folder empty, and deleted afterwards by whoever gave it
    /// @param say tells people how far it is
    /// @return figures by name, units last in the names
    ObjectNode run(long size, Path folder, Consumer<String> say) throws Exception;
}
