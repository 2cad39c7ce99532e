package org.querencia.warehouse.rule;

import static org.querencia.warehouse.rule.Gathering.Table.EVENTS;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.querencia.core.rule.Days;
import org.querencia.core.rule.Deed;
import org.querencia.core.rule.Deed.Fold;
import org.querencia.core.rule.Deed.Happening;
import org.querencia.core.rule.EventKind;
import org.querencia.core.rule.Fading;
import org.querencia.core.rule.Micros;
import org.querencia.core.rule.Need;
import org.querencia.core.rule.Point;
import org.querencia.core.rule.Presence;
import org.querencia.core.rule.Setting;
import org.querencia.core.rule.Window;

/// The part of [RuleSql] that is about events.
final class DeedSql {

    private static final String LAST = "row(timestamp, message_id, source)";

    private final RuleSql rules;
    private final Gathering gathering;
    private final Days days;
    private final Zone zone;
    private final Instant at;
    private final LocalDate today;

    DeedSql(RuleSql rules, Gathering gathering, Setting setting, Instant at) {
        this.rules = rules;
        this.gathering = gathering;
        this.days = setting.days();
        this.zone = new Zone(setting.zone());
        this.at = at;
        this.today = days.today(at);
    }

    String expression(Deed deed) {
        return switch (deed) {
            case Deed.Count(Happening what, Window window) -> count(what, window);
            case Deed.Total(Fold fold, Happening what, String property, Window window) ->
                    window instanceof Window.Sliding
                            ? latest(fold, property, condition(what, window))
                            : overall(fold, property, condition(what, window));
            case Deed.Decayed(Happening what, Fading fading) -> decayed(what, fading);
            case Deed.First(EventKind kind) -> aggregate("min(happened)", condition(kind));
            case Deed.Last(EventKind kind) -> aggregate("max(happened)", condition(kind));
            case Deed.Silent(EventKind kind, var length) -> {
                String last = aggregate("max(happened)", condition(kind));
                yield "CASE WHEN %s IS NULL THEN FALSE ELSE TRY(%s + %s) <= %d END"
                        .formatted(last, last, rules.expression(length), rules.now());
            }
            case Deed.Rhythm(EventKind kind) -> rhythm(kind);
            case Deed.Ordered(EventKind before, EventKind after, Duration within) ->
                    """
                    coalesce(list_bool_or(list_transform(%s, lambda one:
                      len(list_filter(%s, lambda other: other > one AND other - one <= %d)) > 0)), FALSE)\
                    """
                            .formatted(
                                    instants(before, Need.PAIRED_MAX),
                                    instants(after, Need.PAIRED_MAX),
                                    Micros.of(within));
        };
    }

    String expression(Presence presence) {
        gathering.wants("TRUE");
        return switch (presence) {
            case Presence.Near(String _, Point point, long metres) -> {
                String place =
                        aggregate(
                                "arg_max(row(latitude, longitude), " + LAST + ")",
                                "latitude IS NOT NULL");
                yield "(rule_metres(%s, %s, %s[1], %s[2]) <= %d)"
                        .formatted(
                                Double.toString(point.latitude()),
                                Double.toString(point.longitude()),
                                place,
                                place,
                                metres);
            }
            case Presence.Channel() -> aggregate("arg_max(channel, " + LAST + ")", "TRUE");
        };
    }

    private String count(Happening what, Window window) {
        String count = "coalesce(%s, 0)".formatted(aggregate("count(*)", condition(what, window)));
        return "CAST(%s AS DECIMAL(24, 6))"
                .formatted(
                        window instanceof Window.Sliding
                                ? "least(%s, %d)".formatted(count, Need.KEPT_MAX)
                                : count);
    }

    /// What is left of a day is looked up in a list, as everywhere else.
    private String decayed(Happening what, Fading fading) {
        String left =
                IntStream.range(0, fading.days())
                        .mapToObj(fading::millionths)
                        .map(String::valueOf)
                        .collect(Collectors.joining(", ", "[", "]"));
        long first = days.start(today.minusDays(fading.days() - 1L));
        String age =
                "date_diff('day', %s, DATE '%s')"
                        .formatted(zone.day("happened", Micros.instant(first), at), today);
        return "TRY(rule_of_units(CAST(coalesce(%s, 0) AS HUGEINT)))"
                .formatted(
                        aggregate(
                                "sum(list_extract(%s, 1 + %s))".formatted(left, age),
                                "%s AND happened >= %s"
                                        .formatted(
                                                condition(what, Window.EVER),
                                                Literals.micros(first))));
    }

    /// Values of all time, or of a unit of the calendar.
    private String overall(Fold fold, String property, String condition) {
        String field = Literals.field("properties", property);
        String number = "rule_number(%s)".formatted(field);
        return switch (fold) {
            case SUM ->
                    "TRY(CAST(coalesce(%s, 0) AS DECIMAL(24, 6)))"
                            .formatted(aggregate("sum(%s)".formatted(number), condition));
            case AVERAGE ->
                    "TRY(rule_divided(%s, %s))"
                            .formatted(
                                    aggregate("sum(%s)".formatted(number), condition),
                                    aggregate("count(%s)".formatted(number), condition));
            case SMALLEST -> aggregate("min(%s)".formatted(number), condition);
            case LARGEST -> aggregate("max(%s)".formatted(number), condition);
            case DISTINCT ->
                    "CAST(least(coalesce(%s, 0), %d) AS DECIMAL(24, 6))"
                            .formatted(
                                    aggregate(
                                            "count(DISTINCT rule_told(%s))".formatted(field),
                                            condition),
                                    Need.KEPT_MAX);
        };
    }

    /// Values of a sliding window: the latest so many.
    private String latest(Fold fold, String property, String condition) {
        String field = Literals.field("properties", property);
        String value =
                "%s(%s)".formatted(fold == Fold.DISTINCT ? "rule_told" : "rule_number", field);
        String values =
                "list_transform(%s, lambda entry: entry.value)"
                        .formatted(
                                aggregate(
                                        "max(struct_pack(happened := happened, value := %s), %d)"
                                                .formatted(value, Need.KEPT_MAX),
                                        "%s AND %s IS NOT NULL".formatted(condition, value)));
        return switch (fold) {
            case SUM ->
                    "TRY(CAST(coalesce(list_aggregate(%s, 'sum'), 0) AS DECIMAL(24, 6)))"
                            .formatted(values);
            case AVERAGE ->
                    "TRY(rule_divided(list_aggregate(%s, 'sum'), len(%s)))"
                            .formatted(values, values);
            case SMALLEST -> "list_min(%s)".formatted(values);
            case LARGEST -> "list_max(%s)".formatted(values);
            case DISTINCT ->
                    "CAST(coalesce(len(list_distinct(%s)), 0) AS DECIMAL(24, 6))".formatted(values);
        };
    }

    private String rhythm(EventKind kind) {
        String at = instants(kind, Need.INTERVALS_MAX + 1);
        return """
        CASE WHEN len(%s) > 1 THEN
          list_sort(list_transform(range(1, len(%s)), lambda i: %s[i] - %s[i + 1]))[(len(%s) - 2) // 2 + 1] END\
        """
                .formatted(at, at, at, at, at);
    }

    /// The latest, the last one first.
    private String instants(EventKind kind, int most) {
        return aggregate("max(happened, %d)".formatted(most), condition(kind));
    }

    private String aggregate(String aggregate, String condition) {
        return gathering.column(EVENTS, "%s FILTER (WHERE %s)".formatted(aggregate, condition));
    }

    private String condition(Happening what, Window window) {
        String condition = condition(what.kind());
        if (what.filter().isPresent()) {
            // Only of events of that kind the properties are taken apart.
            condition =
                    "CASE WHEN %s THEN coalesce(%s, FALSE) ELSE FALSE END"
                            .formatted(condition, rules.expression(what.filter().get()));
        }
        return condition + rules.within(window);
    }

    private String condition(EventKind kind) {
        String condition = named(kind);
        gathering.wants(condition);
        return condition;
    }

    private static String named(EventKind kind) {
        if (kind.type().isEmpty()) {
            return "TRUE";
        }
        String type = kind.type().get().name().toLowerCase(Locale.ROOT);
        String name =
                kind.name().isEmpty()
                        ? ""
                        : kind.commerce().isPresent()
                                ? " AND lower(name) IN " + Literals.texts(kind.spellings())
                                : " AND name = " + Literals.text(kind.name());
        return "(type = '%s'%s)".formatted(type, name);
    }
}
