package org.querencia.runtime.imports;

import java.util.List;

/// Making mappings by choosing: what there is to choose, and between choices and YAML, both ways.
public interface Mappings {

    /// All kinds of rows.
    List<ImportKind> kinds();

    /// Reads the beginning of a file as the mapping says it is written, and suggests a mapping of
    /// the same kind and the same settings of the file. What of the mapping cannot be read counts
    /// as not said. Throws [ImportRefusedException] for a file that cannot be read.
    Detection detect(UploadId upload, String mapping);

    /// What of a mapping could have been chosen; as far as it can be read.
    MappingSketch sketch(String mapping);

    /// The mapping with these choices in place of its own. What choices do not say stays as it is,
    /// and so do comments, but for those of parts that are no more.
    String write(String mapping, MappingSketch choices);
}
