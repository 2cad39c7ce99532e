package org.querencia.connect.jdbc;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// How far a query was read: the highest value of its incremental column.
sealed interface Cursor {

    /// With time zone.
    record Moment(OffsetDateTime at) implements Cursor {}

    /// Without one, as the database's own clock shows it.
    record Local(LocalDateTime at) implements Cursor {}

    record Day(LocalDate day) implements Cursor {}

    record Numeral(BigDecimal number) implements Cursor {}

    record Word(String text) implements Cursor {}

    /// As people write where to begin: `2026-01-01T00:00:00Z`, `2026-01-01T00:00:00`, `2026-01-01`,
    /// `0`, or else text.
    static Cursor parse(String text) {
        String bare = text.strip();
        try {
            if (bare.matches("\\d{4}-\\d\\d-\\d\\d")) {
                return new Day(LocalDate.parse(bare));
            }
            if (bare.matches("\\d{4}-\\d\\d-\\d\\d[T ].*")) {
                String iso = bare.replace(' ', 'T');
                return iso.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
                        ? new Moment(OffsetDateTime.parse(iso))
                        : new Local(LocalDateTime.parse(iso));
            }
        } catch (DateTimeException noDate) {
            return new Word(bare);
        }
        return bare.matches("-?\\d{1,38}(\\.\\d{1,18})?")
                ? new Numeral(new BigDecimal(bare))
                : new Word(bare);
    }

    /// As it is stored: with its kind, since text may look like a number.
    default String kept() {
        String kind =
                switch (this) {
                    case Moment _ -> "moment";
                    case Local _ -> "local";
                    case Day _ -> "day";
                    case Numeral _ -> "number";
                    case Word _ -> "text";
                };
        return kind + " " + written();
    }

    static Cursor ofKept(String kept) {
        String written = kept.substring(kept.indexOf(' ') + 1);
        return kept.startsWith("text ") ? new Word(written) : parse(written);
    }

    /// As people write it.
    default String written() {
        return switch (this) {
            case Moment(OffsetDateTime at) -> at.withOffsetSameInstant(ZoneOffset.UTC).toString();
            case Local(LocalDateTime at) -> at.toString();
            case Day(LocalDate day) -> day.toString();
            case Numeral(BigDecimal number) -> number.toPlainString();
            case Word(String text) -> text;
        };
    }

    /// As JDBC binds it.
    default Object bound() {
        return switch (this) {
            case Moment(OffsetDateTime at) -> at;
            case Local(LocalDateTime at) -> at;
            case Day(LocalDate day) -> day;
            case Numeral(BigDecimal number) -> number;
            case Word(String text) -> text;
        };
    }

    /// That much earlier; numbers and text stay, since nobody knows how fast they grow.
    default Cursor less(Duration overlap) {
        return switch (this) {
            case Moment(OffsetDateTime at) -> new Moment(at.minus(overlap));
            case Local(LocalDateTime at) -> new Local(at.minus(overlap));
            case Day(LocalDate day) -> new Day(day.minusDays(overlap.toDays()));
            case Numeral same -> same;
            case Word same -> same;
        };
    }

    /// The higher of two; of two kinds the second, since the column has changed its type.
    static Cursor higher(@Nullable Cursor before, Cursor next) {
        boolean stays =
                switch (before) {
                    case null -> false;
                    case Moment(OffsetDateTime at) ->
                            next instanceof Moment(var other) && at.isAfter(other);
                    case Local(LocalDateTime at) ->
                            next instanceof Local(var other) && at.isAfter(other);
                    case Day(LocalDate day) -> next instanceof Day(var other) && day.isAfter(other);
                    case Numeral(BigDecimal number) ->
                            next instanceof Numeral(var other) && number.compareTo(other) > 0;
                    case Word(String text) ->
                            next instanceof Word(var other) && text.compareTo(other) > 0;
                };
        return stays && before != null ? before : next;
    }
}
