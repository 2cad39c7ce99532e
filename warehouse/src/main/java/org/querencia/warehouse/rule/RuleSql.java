package org.querencia.warehouse.rule;

import static org.querencia.warehouse.rule.Gathering.Table.ACCOUNTS;
import static org.querencia.warehouse.rule.Gathering.Table.CONSENTS;
import static org.querencia.warehouse.rule.Gathering.Table.ORDERS;
import static org.querencia.warehouse.rule.Gathering.Table.TRAITS;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.querencia.core.account.Membership;
import org.querencia.core.rule.Buying;
import org.querencia.core.rule.Dated;
import org.querencia.core.rule.Deed;
import org.querencia.core.rule.Field;
import org.querencia.core.rule.Micros;
import org.querencia.core.rule.Presence;
import org.querencia.core.rule.Rule;
import org.querencia.core.rule.Scored;
import org.querencia.core.rule.Setting;
import org.querencia.core.rule.Standing;
import org.querencia.core.rule.Window;
import org.querencia.core.trait.Traits;

/// A rule as one statement of SQL that gives the ids of the people for whom it holds at an instant.
/// Each table is read once, whatever the rule asks of it.
///
/// Types: flags are BOOLEAN, numbers DECIMAL(24, 6), texts VARCHAR, instants and spans BIGINT
/// microseconds, fields JSON. What is unknown is NULL; what could fail stands in TRY(…).
///
/// Traits are read from events: a trait set by hand is not in them.
public final class RuleSql {

    private static final String LAST = "row(timestamp, message_id, source)";

    private final Setting setting;
    private final Instant at;
    private final RuleTables tables;
    private final Map<String, Rule> segments;
    private final Gathering gathering;
    private final DeedSql deeds;
    private final DatedSql dated;

    private RuleSql(Setting setting, Instant at, RuleTables tables, Map<String, Rule> segments) {
        this.setting = setting;
        this.segments = segments;
        this.at = at;
        this.tables = tables;
        this.gathering = new Gathering(Micros.of(at));
        this.deeds = new DeedSql(this, gathering, setting, at);
        this.dated = new DatedSql(this, setting, at);
    }

    /// One column `profile`, in no order.
    ///
    /// @param segments by key: who is in one is worked out by its rule
    /// @param part of whom alone
    public static String people(
            Rule rule,
            Setting setting,
            Instant at,
            RuleTables tables,
            Map<String, Rule> segments,
            Part part) {
        RuleSql sql = new RuleSql(setting, at, tables, segments);
        String condition = sql.expression(rule);
        return sql.gathering.people(
                condition,
                List.of(),
                part.isAll()
                        ? List.of()
                        : List.of(
                                until("events", at, part.condition()),
                                until("orders", at, part.condition())));
    }

    /// What rules come to as it was known to have happened at an instant, for the people for whom
    /// another one holds: columns `profile`, `v0`, `v1`, … in no order. Whatever is later than `at`
    /// is not looked at, whichever table tells of it; who is who is as it is now.
    ///
    /// @param among SQL that says which rows of a table with `profile` are looked at, such as
    ///   `TRUE`
    public static String values(
            List<Rule> rules, Rule wanted, Setting setting, Instant at, String among) {
        RuleSql sql = new RuleSql(setting, at, RuleTables.NOTHING, Map.of());
        List<String> columns = new ArrayList<>();
        for (Rule rule : rules) {
            columns.add("%s AS v%d".formatted(sql.expression(rule), columns.size()));
        }
        return sql.gathering.people(
                sql.expression(wanted),
                columns,
                List.of(until("events", at, among), until("orders", at, among)));
    }

    /// Not materialized: else every column of the table would be.
    private static String until(String table, Instant at, String among) {
        return "%1$s AS NOT MATERIALIZED (SELECT * FROM main.%1$s WHERE timestamp <= make_timestamp(%2$d) AND (%3$s))"
                .formatted(table, Micros.of(at), among);
    }

    long now() {
        return Micros.of(at);
    }

    String expression(Rule rule) {
        return switch (rule) {
            case Rule.Literal literal -> literal(literal);
            case Rule.Logic logic -> logic(logic);
            case Rule.Test test -> test(test);
            case Rule.Arithmetic arithmetic -> arithmetic(arithmetic);
            case Rule.As(Rule any, Rule.Type type) -> as(expression(any), any, type);
            case Rule.Has(Rule any) ->
                    "coalesce(json_type(%s) <> 'NULL', FALSE)".formatted(expression(any));
            case Field.Trait(List<String> path) -> told(TRAITS, path);
            case Field.AccountTrait(List<String> path) ->
                    Membership.WORDS.contains(path.getFirst())
                            ? "CAST(NULL AS JSON)"
                            : told(ACCOUNTS, path);
            case Field.EventField(List<String> path) -> Literals.inside("properties", path);
            case Field.CampaignField(String name) -> "to_json(campaign_%s)".formatted(name);
            case Deed deed -> deeds.expression(deed);
            case Buying buying -> buying(buying);
            case Standing standing -> standing(standing);
            case Presence presence -> deeds.expression(presence);
            case Dated turning -> dated.expression(turning);
            case Scored scored -> scored(scored);
        };
    }

    /// Every ground is cut to what it gives at most before they are added up, so that nothing
    /// overflows.
    private String scored(Scored scored) {
        String points =
                scored.grounds().stream()
                        .map(this::points)
                        .collect(Collectors.joining(", ", "[CAST(0 AS DECIMAL(12, 6)), ", "]"));
        return "CASE WHEN coalesce(%s, FALSE) THEN CAST(round(greatest(0, least(%d, list_sum(%s)))) AS DECIMAL(24, 6)) END"
                .formatted(expression(scored.people()), Scored.MOST, points);
    }

    private String points(Scored.Ground ground) {
        String of = expression(ground.of());
        return ground.of().type() == Rule.Type.FLAG
                ? "CAST(CASE WHEN coalesce(%s, FALSE) THEN %d ELSE 0 END AS DECIMAL(12, 6))"
                        .formatted(of, ground.points())
                : "CAST(greatest(%d, least(%d, coalesce(%s * CAST(%d AS DECIMAL(4, 0)), 0))) AS DECIMAL(12, 6))"
                        .formatted(-ground.most(), ground.most(), of, ground.points());
    }

    private static String literal(Rule.Literal literal) {
        return switch (literal) {
            case Rule.Flag(boolean flag) -> flag ? "TRUE" : "FALSE";
            case Rule.Num(BigDecimal number) -> Literals.number(number);
            case Rule.Text(String text) -> Literals.text(text);
            case Rule.Span(Duration length) -> Literals.micros(Micros.of(length));
        };
    }

    private String logic(Rule.Logic logic) {
        return switch (logic) {
            case Rule.And(List<Rule> parts) -> joined(parts, " AND ");
            case Rule.Or(List<Rule> parts) -> joined(parts, " OR ");
            case Rule.Not(Rule part) -> "(NOT %s)".formatted(expression(part));
            case Rule.Choice(Rule when, Rule then, Rule otherwise) ->
                    "CASE %s WHEN TRUE THEN %s WHEN FALSE THEN %s END"
                            .formatted(expression(when), expression(then), expression(otherwise));
        };
    }

    private String joined(List<Rule> parts, String sign) {
        return parts.stream().map(this::expression).collect(Collectors.joining(sign, "(", ")"));
    }

    private String test(Rule.Test test) {
        return switch (test) {
            case Rule.Compare(Rule left, var by, Rule right) ->
                    "(%s %s %s)".formatted(expression(left), sign(by), expression(right));
            case Rule.OneOf(Rule item, List<Rule> choices) ->
                    "(%s IN (%s))"
                            .formatted(
                                    expression(item),
                                    choices.stream()
                                            .map(this::expression)
                                            .collect(Collectors.joining(", ")));
            case Rule.Holds(Rule list, String item) ->
                    """
                    CASE WHEN json_type(%1$s) = 'ARRAY'
                      THEN len(list_filter(CAST(%1$s AS JSON[]), lambda item: coalesce(rule_text(item) = %2$s, FALSE))) > 0 END\
                    """
                            .formatted(expression(list), Literals.text(item));
            case Rule.Matches(Rule of, var how, String argument) ->
                    "%s(%s, %s)"
                            .formatted(
                                    switch (how) {
                                        case CONTAINS -> "contains";
                                        case STARTS -> "starts_with";
                                        case ENDS -> "suffix";
                                        case MATCHES -> "regexp_matches";
                                    },
                                    expression(of),
                                    Literals.text(argument));
        };
    }

    private static String sign(Rule.Comparison by) {
        return switch (by) {
            case EQUAL -> "=";
            case UNEQUAL -> "<>";
            case BELOW, AT_MOST, ABOVE, AT_LEAST -> by.sign();
        };
    }

    private String arithmetic(Rule.Arithmetic arithmetic) {
        String left = expression(arithmetic.left());
        String right = expression(arithmetic.right());
        boolean numbers = arithmetic.type() == Rule.Type.NUMBER;
        return switch (arithmetic.by()) {
            case PLUS, MINUS ->
                    (numbers ? "TRY(CAST(%s %s %s AS DECIMAL(24, 6)))" : "TRY(%s %s %s)")
                            .formatted(left, arithmetic.by().sign(), right);
            case TIMES ->
                    numbers
                            ? "TRY(CAST(%s * %s AS DECIMAL(24, 6)))".formatted(left, right)
                            : arithmetic.left().type() == Rule.Type.SPAN
                                    ? times(left, right)
                                    : times(right, left);
            case BY ->
                    numbers
                            ? "TRY(rule_divided(%s, %s))".formatted(left, right)
                            : "TRY(CAST(CAST(%s AS HUGEINT) * 1000000 // rule_units(%s) AS BIGINT))"
                                    .formatted(left, right);
            case REMAINDER ->
                    "TRY(rule_of_units(rule_units(%s) %% rule_units(%s)))".formatted(left, right);
        };
    }

    private static String times(String span, String number) {
        return "TRY(CAST(CAST(%s AS HUGEINT) * rule_units(%s) // 1000000 AS BIGINT))"
                .formatted(span, number);
    }

    private String as(String expression, Rule any, Rule.Type type) {
        return switch (type) {
            case NUMBER -> "rule_number(%s)".formatted(expression);
            case TEXT -> "rule_text(%s)".formatted(expression);
            case FLAG -> "rule_flag(%s)".formatted(expression);
            case INSTANT ->
                    dated.instant(
                            any.type() == Rule.Type.TEXT
                                    ? expression
                                    : "rule_text(%s)".formatted(expression));
            case SPAN, ANY -> "NULL";
        };
    }

    /// The last word on a trait; one too heavy to be one says nothing.
    private String told(Gathering.Table table, List<String> path) {
        if (table == TRAITS) {
            gathering.wantsTrait(path.getFirst());
        }
        String field = Literals.field("traits", path.getFirst());
        String last =
                gathering.column(
                        table,
                        "arg_max(%s, %s) FILTER (WHERE coalesce(length(rule_text(%s)), 0) <= %d)"
                                .formatted(field, LAST, field, Traits.WEIGHT_MAX));
        return Literals.inside(last, path.subList(1, path.size()));
    }

    /// A condition on the column `happened`, to be added to others; nothing for all time.
    String within(Window window) {
        if (window instanceof Window.Ever) {
            return "";
        }
        Window.Range range = window.range(at, setting.zone());
        return " AND happened BETWEEN %d AND %d".formatted(range.from(), range.to());
    }

    private String buying(Buying buying) {
        return switch (buying) {
            case Buying.Bought(String what, Window window) -> bought(Literals.text(what), window);
            case Buying.Orders(Window window) ->
                    "CAST(coalesce(%s, 0) AS DECIMAL(24, 6))"
                            .formatted(
                                    gathering.column(
                                            ORDERS,
                                            "count(*) FILTER (WHERE TRUE%s)"
                                                    .formatted(within(window))));
            case Buying.Revenue(Optional<String> code, Window window) -> {
                Currency currency = code.map(Currency::getInstance).orElseGet(setting::currency);
                int digits = Math.max(0, currency.getDefaultFractionDigits());
                String minor =
                        gathering.column(
                                ORDERS,
                                "sum(total) FILTER (WHERE currency = '%s'%s)"
                                        .formatted(currency.getCurrencyCode(), within(window)));
                yield "TRY(rule_of_units(CAST(coalesce(%s, 0) AS HUGEINT) * %s))"
                        .formatted(
                                minor, BigDecimal.TEN.pow(6).movePointLeft(digits).toPlainString());
            }
        };
    }

    private String bought(String what, Window window) {
        String line =
                "line.quantity > 0 AND (line.product = %1$s OR starts_with(line.product, %1$s || '/') OR line.sku = %1$s OR line.category = %1$s)"
                        .formatted(what);
        return "coalesce(%s, FALSE)"
                .formatted(
                        gathering.column(
                                ORDERS,
                                "bool_or(len(list_filter(lines, lambda line: %s)) > 0) FILTER (WHERE TRUE%s)"
                                        .formatted(line, within(window))));
    }

    private Rule rule(String segment) {
        return Optional.ofNullable(segments.get(segment)).orElseThrow();
    }

    private String standing(Standing standing) {
        return switch (standing) {
            case Standing.Stage(String model) ->
                    gathering.joined(
                            "(FROM %s WHERE model = %s)"
                                    .formatted(tables.stages(), Literals.text(model)),
                            "stage");
            case Standing.InSegment(String key) when segments.containsKey(key) ->
                    "coalesce(%s, FALSE)".formatted(expression(rule(key)));
            case Standing.InSegment(String key) ->
                    "coalesce(%s, FALSE)"
                            .formatted(
                                    gathering.joined(
                                            "(FROM %s WHERE segment = %s)"
                                                    .formatted(
                                                            tables.memberships(),
                                                            Literals.text(key)),
                                            "TRUE"));
            case Standing.Score(String name) ->
                    "TRY(CAST(%s AS DECIMAL(24, 6)))"
                            .formatted(
                                    gathering.joined(
                                            "(FROM %s WHERE name = %s)"
                                                    .formatted(
                                                            tables.scores(), Literals.text(name)),
                                            "value"));
            case Standing.ConsentTo(String channel, String purpose) ->
                    "coalesce(%s, FALSE)"
                            .formatted(
                                    gathering.column(
                                            CONSENTS,
                                            "arg_max(given, row(happened, NOT given)) FILTER (WHERE channel IN (%s, 'any') AND purpose IN (%s, 'any'))"
                                                    .formatted(
                                                            Literals.text(channel),
                                                            Literals.text(purpose))));
        };
    }
}
