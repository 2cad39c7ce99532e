package org.querencia.web.console.frame;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// Days as they stand in addresses and forms: `from=2026-03-01&to=2026-03-31`, both inclusive.
public record Days(Optional<LocalDate> from, Optional<LocalDate> to) {

    /// Refuses what is no day, and days the wrong way round.
    public static Days of(Form query) {
        Days days = new Days(day(query, "from"), day(query, "to"));
        if (days.from.isPresent()
                && days.to.isPresent()
                && days.to.get().isBefore(days.from.get())) {
            throw RefusedException.at("to", "refused.days");
        }
        return days;
    }

    public boolean any() {
        return from.isPresent() || to.isPresent();
    }

    /// As they stand in an address.
    public String query() {
        return "from=" + fromText() + "&to=" + toText();
    }

    /// As a field of a form holds it; empty for no limit.
    public String fromText() {
        return from.map(LocalDate::toString).orElse("");
    }

    public String toText() {
        return to.map(LocalDate::toString).orElse("");
    }

    private static Optional<LocalDate> day(Form query, String name) {
        Optional<String> text = query.text(name);
        try {
            return text.map(LocalDate::parse);
        } catch (DateTimeParseException malformed) {
            throw RefusedException.at(name, "refused.day", text.orElse(""));
        }
    }
}
