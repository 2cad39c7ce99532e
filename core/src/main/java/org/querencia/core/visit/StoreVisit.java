package org.querencia.core.visit;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Somebody came, and this is what a seller answered about it. Only how it ended must be said.
///
/// @param id made where it was registered, so that a repeat counts once; 1 to [#ID_LENGTH_MAX]
///   letters, digits, `-` and `_`
/// @param at when it was, by the seller's clock
/// @param sentAt by the same clock; beside `at` it tells how far that clock is off
/// @param tried what was tried on, tasted or looked at closely; at most [#THINGS_MAX]
/// @param asked what was asked for; at most [#THINGS_MAX]
/// @param arrival how the person came to the shop: one of [VisitLists#arrivals], or any words;
///   empty when untold
/// @param note at most [#NOTE_LENGTH_MAX] characters
public record StoreVisit(
        String id,
        Optional<Instant> at,
        Optional<Instant> sentAt,
        Ending ending,
        List<Thing> tried,
        List<Thing> asked,
        Interest interest,
        String arrival,
        String note) {

    public static final int ID_LENGTH_MAX = 80;
    public static final int THINGS_MAX = 20;
    public static final int PIECES_MAX = 50;
    public static final int WORD_LENGTH_MAX = 200;
    public static final int NOTE_LENGTH_MAX = 1_000;

    public StoreVisit {
        tried = List.copyOf(tried);
        asked = List.copyOf(asked);
    }

    /// How it ended.
    public sealed interface Ending {}

    /// @param pieces what was bought; may be untold, at most [#PIECES_MAX]
    /// @param total what was paid, in the workspace's currency
    public record Bought(List<Piece> pieces, Optional<BigDecimal> total) implements Ending {
        public Bought {
            pieces = List.copyOf(pieces);
        }
    }

    /// @param reason one of [VisitLists#reasons], or any words; empty when untold
    /// @param words what the person said of it
    public record NotBought(String reason, String words) implements Ending {}

    /// A file told of the visit and not of that; sellers must say.
    public record Untold() implements Ending {}

    /// A product of the catalogue, or something in the seller's own words.
    ///
    /// @param product its key in the catalogue; empty for words
    public record Thing(String product, String name) {}

    /// @param price of one
    public record Piece(Thing thing, BigDecimal quantity, Optional<BigDecimal> price) {}

    /// How much the person cared.
    public enum Interest {
        UNTOLD,
        NONE,
        SOME,
        MUCH
    }
}
