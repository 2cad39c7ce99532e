package org.querencia.app.demo.company;

import java.util.List;

/// One thing on the shelf: a size of something.
///
/// @param group what it is a size of
/// @param startPesos price with tax at the beginning of the period
/// @param costPercent of the price with tax, at the beginning
/// @param taxPercent IVA: 19, 5 or 0
/// @param complex whether it must be explained before it is bought
/// @param liked how often it is chosen, beside the others
/// @param accessories SKUs of what goes with it
public record Product(
        String sku,
        String name,
        String category,
        String group,
        String size,
        int startPesos,
        int costPercent,
        int taxPercent,
        boolean complex,
        int liked,
        List<String> accessories) {

    static Product of(Table.Row row) {
        return new Product(
                row.text(0),
                row.text(1),
                row.text(2),
                row.text(3),
                row.text(4),
                row.number(5),
                row.number(6),
                row.number(7),
                row.text(8).equals("complex"),
                row.number(9),
                row.list(10));
    }

    /// As it stands on the shelf's label.
    public String title() {
        return name + ", " + size;
    }

    /// The part of an amount with tax that is not tax, to the peso.
    public long withoutTax(long pesos) {
        return (pesos * 200 + 100 + taxPercent) / (200 + 2L * taxPercent);
    }
}
