package org.querencia.core.visit;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.querencia.core.identity.ProfileId;

/// A seller called somebody, and this is what came of it.
///
/// @param id made where it was registered, so that a repeat counts once; 1 to
///   [StoreVisit#ID_LENGTH_MAX] letters, digits, `-` and `_`
/// @param person by this id or a former one
/// @param at when it was, by the seller's clock
/// @param sentAt by the same clock; beside `at` it tells how far that clock is off
/// @param reason why not: one of [VisitLists#reasons], or any words; empty when untold
/// @param words what the person said; at most [StoreVisit#NOTE_LENGTH_MAX] characters
/// @param total what was paid for what was bought, in the workspace's currency
public record PhoneCall(
        String id,
        ProfileId person,
        Optional<Instant> at,
        Optional<Instant> sentAt,
        Outcome outcome,
        String reason,
        String words,
        Optional<BigDecimal> total) {

    /// What came of it.
    public enum Outcome {
        BOUGHT,
        /// Ask again another day.
        NOT_NOW,
        NOT_INTERESTED,
        NO_ANSWER,
        /// Somebody else has that number.
        WRONG_NUMBER;

        /// As events say it: `not-now`.
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Optional<Outcome> of(String text) {
            return Arrays.stream(values()).filter(one -> one.text().equals(text)).findFirst();
        }
    }
}
