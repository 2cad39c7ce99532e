package org.querencia.science.linkage;

import java.util.List;

/// A column of a table: which value each row has, as a number into the list of different values.
///
/// @param codes of each row; -1 where nothing stands
/// @param values the different values, as written
public record Column(String name, Kind kind, int[] codes, List<String> values) {

    /// Missing.
    public static final int NONE = -1;

    public Column of(Kind other) {
        return new Column(name, other, codes, values);
    }

    /// The value of a row; empty where nothing stands.
    public String value(int row) {
        return codes[row] == NONE ? "" : values.get(codes[row]);
    }
}
