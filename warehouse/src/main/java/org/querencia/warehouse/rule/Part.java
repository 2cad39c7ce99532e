package org.querencia.warehouse.rule;

/// Some of the people, so that a statement holds no more than those at once.
///
/// @param number from 0
/// @param of how many parts there are; each person is in one
public record Part(int number, int of) {

    public static final Part ALL = new Part(0, 1);

    public Part {
        if (number < 0 || number >= of) {
            throw new IllegalArgumentException(
                    "part %d of %d: parts count from 0".formatted(number, of));
        }
    }

    boolean isAll() {
        return of == 1;
    }

    /// Which rows of a table with `profile` are theirs.
    String condition() {
        return "hash(profile) %% %d = %d".formatted(of, number);
    }
}
