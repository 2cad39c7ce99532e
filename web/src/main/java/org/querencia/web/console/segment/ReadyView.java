package org.querencia.web.console.segment;

import java.util.List;

/// Ready-made segments, and buyers by their grades.
public record ReadyView(List<Shelf> shelves) {

    /// @param code of the group they are about
    public record Shelf(String code, List<Item> items) {}

    /// @param name as it would be kept
    /// @param about what it says, in plain words
    public record Item(String name, String about, String rule) {}

    /// Buyers in a square of grades.
    ///
    /// @param money whether the second grade is of money, else of frequency
    /// @param rows from the grade 5 of recency down
    /// @param heads of the columns, from the grade 1 up
    /// @param names empty beside money
    /// @param notes what orders in other currencies mean for grades of money
    public record Square(
            boolean money,
            List<Line> rows,
            List<String> heads,
            List<Named> names,
            List<String> notes) {}

    public record Line(String head, List<Cell> cells) {}

    /// @param heat how many of ten parts of the fullest cell
    /// @param label all that it says, for those who do not see the square
    public record Cell(String people, int heat, String label, String name, String rule) {}

    /// @param code of its texts
    public record Named(String code, String people, String share, String rule) {}
}
