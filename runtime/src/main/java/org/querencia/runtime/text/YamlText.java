package org.querencia.runtime.text;

import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;

/// Definitions as YAML, which people write, review and share.
public interface YamlText {

    /// Characters of one file.
    int LENGTH_MAX = 500_000;

    String write(Fields content);

    /// Throws [IllegalArgumentException] that says what is wrong, with its line.
    Fields read(String yaml);

    /// What is wrong of something in a list, and with which.
    static IllegalArgumentException wrong(String list, int index, RuntimeException what) {
        return new IllegalArgumentException(
                "%s[%d]: %s".formatted(list, index, what.getMessage()), what);
    }

    /// An object in a list.
    static Fields object(Value value) {
        if (value instanceof Fields fields) {
            return fields;
        }
        throw new IllegalArgumentException("expected names and values");
    }
}
