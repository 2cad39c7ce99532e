package org.querencia.warehouse;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.querencia.core.measure.Question;
import org.querencia.runtime.measure.Beside;
import org.querencia.warehouse.measure.Scope;

/// From when to when the warehouse knows something, looked at anew when something came.
///
/// @param changes how many the warehouse had seen when this was looked at; see [Database#changes]
/// @param of which state of the warehouse it tells
/// @param orders when the first and the last order were placed; empty without any
/// @param all when the first and the last of everything was
/// @param foreign whether there are orders in other currencies than the workspace's
record Horizon(
        long changes, String of, Optional<Span> orders, Optional<Span> all, boolean foreign) {

    static final Horizon UNKNOWN = new Horizon(-1, "", Optional.empty(), Optional.empty(), false);

    private static final Sql LOOK = Sql.of("measure_horizon.sql");
    private static final Sql POSITION = Sql.parse("SELECT epoch, position FROM main.meta");

    private static final long DAY_SECONDS = 86_400;

    record Span(Instant first, Instant last) {}

    /// What is known now; the same one while nothing came.
    ///
    /// @param changes of the warehouse, asked before
    static Horizon now(
            Session session, long changes, Horizon before, LocalDays days, String currency)
            throws SQLException {
        if (changes == before.changes()) {
            return before;
        }
        String state =
                session.one(POSITION, Map.of(), row -> row.getString(1) + " " + row.getLong(2));
        return state.equals(before.of())
                ? new Horizon(changes, state, before.orders(), before.all(), before.foreign())
                : session.one(
                        LOOK, Map.of("currency", currency), row -> read(changes, state, row, days));
    }

    private static Horizon read(long changes, String state, ResultSet row, LocalDays days)
            throws SQLException {
        Optional<Span> orders = span(row, 1);
        Optional<Span> events = span(row, 3);
        Optional<LocalDate> firstCost = Optional.ofNullable(row.getObject(6, LocalDate.class));
        Optional<LocalDate> lastCost = Optional.ofNullable(row.getObject(7, LocalDate.class));
        Optional<Span> costs =
                firstCost.flatMap(
                        first -> lastCost.map(last -> new Span(days.noon(first), days.noon(last))));
        return new Horizon(
                changes,
                state,
                orders,
                Stream.of(orders, events, costs).flatMap(Optional::stream).reduce(Horizon::both),
                row.getLong(5) > 0);
    }

    private static Optional<Span> span(ResultSet row, int column) throws SQLException {
        long first = row.getLong(column);
        return row.wasNull()
                ? Optional.empty()
                : Optional.of(
                        new Span(Micros.instant(first), Micros.instant(row.getLong(column + 1))));
    }

    private static Span both(Span one, Span other) {
        return new Span(
                earlier(one.first(), other.first()),
                one.last().isAfter(other.last()) ? one.last() : other.last());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /// How far a question reaches. Periods of orders end with the last order: of what comes after
    /// nobody knows yet who stayed away.
    ///
    /// @param beside what channels are called and where places are
    Scope scope(Question question, LocalDays days, String currency, Beside beside) {
        Span known = all.orElse(new Span(Instant.EPOCH, Instant.EPOCH));
        Span bought = orders.orElse(known);
        LocalDate first = question.from().orElse(days.day(bought.first()));
        LocalDate last =
                question.to()
                        .filter(to -> to.isBefore(days.day(bought.last())))
                        .orElse(days.day(bought.last()));
        Instant from =
                question.from()
                        .map(days::noon)
                        .filter(known.first()::isBefore)
                        .orElse(known.first());
        Instant to =
                question.to()
                        .map(day -> days.noon(day.plusDays(1)))
                        .filter(known.last()::isAfter)
                        .orElse(known.last());
        return new Scope(
                first,
                last,
                question.from().orElse(Scope.EVER),
                question.to().orElse(Scope.NEVER),
                days.startOr(question.from(), Micros.EARLIEST),
                days.startOr(question.to().map(day -> day.plusDays(1)), Micros.LATEST),
                days.expression(earlier(from, to).minusSeconds(DAY_SECONDS), to),
                days.expression(known.first(), known.last()),
                currency,
                foreign,
                beside.channels().get().channels(),
                beside.places().get());
    }
}
