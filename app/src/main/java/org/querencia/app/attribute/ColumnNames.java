package org.querencia.app.attribute;

import java.util.Optional;

/// How columns of a file of paths are called where they are not called as usual; empty for those
/// that are.
public record ColumnNames(
        Optional<String> path,
        Optional<String> conversions,
        Optional<String> value,
        Optional<String> nulls) {}
