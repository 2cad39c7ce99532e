package org.querencia.connect.mapping;

import java.util.List;
import java.util.Map;
import org.querencia.connect.read.DateStyle;
import org.querencia.connect.read.NumberStyle;

/// What is known of a file before its rows are judged.
///
/// @param dates how each column's dates are written, as far as it was found out
public record FileFacts(List<String> columns, NumberStyle numbers, Map<String, DateStyle> dates) {

    public FileFacts {
        columns = List.copyOf(columns);
        dates = Map.copyOf(dates);
    }
}
