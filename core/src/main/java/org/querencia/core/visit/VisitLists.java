package org.querencia.core.visit;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What sellers choose from, in the order shown: the content of a definition of kind [#KIND]. An
/// entry is a word the console knows in every language, such as `price`, or the company's own,
/// shown as it is written.
///
/// Each list holds at most [#ENTRIES_MAX] different entries of 1 to [#ENTRY_LENGTH_MAX] characters;
/// throws [IllegalArgumentException] that says what is wrong, and where.
///
/// @param reasons why somebody did not buy
/// @param arrivals how people come to the shop
public record VisitLists(List<String> reasons, List<String> arrivals) {

    public static final String KIND = "visits";
    public static final int ENTRIES_MAX = 30;
    public static final int ENTRY_LENGTH_MAX = 60;

    /// Until a company writes its own.
    public static final VisitLists DEFAULTS =
            new VisitLists(
                    List.of("price", "not-there", "size", "thinking", "only-looking", "waiting"),
                    List.of("walked-by", "regular", "referral", "whatsapp", "social", "ad"));

    public VisitLists {
        reasons = checked("reasons", reasons);
        arrivals = checked("arrivals", arrivals);
    }

    private static List<String> checked(String list, List<String> entries) {
        if (entries.size() > ENTRIES_MAX) {
            throw new IllegalArgumentException(
                    "%s: %d entries; expected at most %d"
                            .formatted(list, entries.size(), ENTRIES_MAX));
        }
        List<String> stripped = entries.stream().map(String::strip).toList();
        Set<String> seen = new HashSet<>();
        for (String entry : stripped) {
            if (entry.isEmpty() || entry.length() > ENTRY_LENGTH_MAX) {
                throw new IllegalArgumentException(
                        "%s: '%s' has %d characters; expected 1 to %d"
                                .formatted(list, entry, entry.length(), ENTRY_LENGTH_MAX));
            }
            if (!seen.add(entry.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException(
                        "%s: '%s' is there twice".formatted(list, entry));
            }
        }
        return stripped;
    }
}
