package org.querencia.warehouse.measure;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.querencia.core.measure.Dimension;
import org.querencia.core.measure.Dimension.Kind;
import org.querencia.core.measure.Question;
import org.querencia.runtime.measure.UnansweredException;

/// What happened, as the tables that measures name: each is a query in brackets that holds just
/// what the question is about, with a column for each dimension asked for.
///
/// All read the same few tables, and orders split by product keep what lies on no product (tax,
/// shipping) in a row of their own: so whatever a sum is split by, its parts add up to it.
final class Facts {

    private static final List<String> AMOUNTS =
            List.of("total", "refunded", "discount", "goods", "tax");

    private static final String OF_PEOPLE = "counts AND profile IS NOT NULL";

    /// With credit notes whose order nobody told.
    private static final String SALES = "(counts OR status = 'unknown') AND profile IS NOT NULL";

    /// Events with the product they are about; of those about several it is not told.
    private static final String ABOUT =
            """
            (SELECT e.* EXCLUDE (product), coalesce(e.product, '') AS product, coalesce(p.category, '') AS category,
                coalesce(p.brand, '') AS brand
            FROM events e LEFT JOIN (
                SELECT id, any_value(category) AS category, any_value(brand) AS brand FROM products GROUP BY id) p
            ON p.id = split_part(e.product, '/', 1))\
            """;

    private final Question question;
    private final Scope scope;
    private final Named named;
    private final RatedAmounts orders;
    private final Joins joins;

    /// Dimensions of columns and filters.
    private final Set<Dimension> asked = new LinkedHashSet<>();

    /// @param named which columns are needed
    Facts(Question question, Scope scope, Named named) {
        this.question = question;
        this.scope = scope;
        this.named = named;
        this.orders = new RatedAmounts(scope);
        this.joins = new Joins(scope.places());
        asked.addAll(question.by());
        question.only().forEach(only -> asked.add(only.dimension()));
    }

    /// How many orders there are.
    String countOrders() {
        return byProduct() ? "count(DISTINCT key)" : "count(*)";
    }

    /// How many there are whose amount is known.
    String countPriced() {
        if (byProduct()) {
            return "count(DISTINCT key) FILTER (total IS NOT NULL)";
        }
        return scope.foreign() ? "count(total)" : "count(*)";
    }

    /// How many people the table of lifetimes is about.
    String countLifetimes() {
        return isEverybody() ? "count(DISTINCT profile)" : "count(*)";
    }

    /// Whether lines of orders are told apart.
    private boolean byProduct() {
        return asked.stream().anyMatch(dimension -> dimension.kind() == Kind.PRODUCT);
    }

    /// The table of this name; empty where there is none.
    Optional<String> table(String name) {
        return switch (name) {
            case "orders" -> Optional.of(orders(OF_PEOPLE + within(), scope.day()));
            case "orders_until" -> Optional.of(orders(OF_PEOPLE + until(), scope.dayEver()));
            case "everybodys_orders" -> Optional.of(orders("counts" + within(), scope.day()));
            case "sales" -> Optional.of(orders(SALES + within(), scope.day()));
            case "lines" -> Optional.of(told(lines(OF_PEOPLE + within()), Told.LINE, scope.day()));
            case "firsts" -> Optional.of(firsts());
            case "lifetimes" -> Optional.of(isEverybody() ? orders.lifetimes(OF_PEOPLE) : firsts());
            case "touches" -> Optional.of(touches());
            case "spend" -> Optional.of(outlays("is_spend"));
            case "marketing" -> Optional.of(outlays("is_marketing"));
            case "costs" -> Optional.of(outlays("TRUE"));
            case "all_orders" -> Optional.of(allOrders());
            case "lives" -> Optional.of(new Lives(question, scope, this).table(false));
            case "lives_with_amounts" -> Optional.of(new Lives(question, scope, this).table(true));
            case "customer_day" -> Optional.of("(%s)".formatted(CustomerDay.sql(question, scope)));
            case "messages" -> Optional.of(messages());
            case "seen" -> Optional.of(Known.SEEN);
            case "product_costs" -> Optional.of(Known.productCosts(scope.currency()));
            default -> Optional.empty();
        };
    }

    /// What a row of a table is, and its columns that are no dimensions.
    private enum Told {
        ORDER("orders", "f.* EXCLUDE (channel, source, affiliation)"),
        LINE("orders", "f.* EXCLUDE (channel, source, affiliation, product, category, brand)"),
        FIRST("first orders", "f.profile, f.timestamp, f.net, f.bought"),
        TOUCH("events", "f.profile, f.timestamp"),
        MESSAGE("messages", "f.profile, f.timestamp, f.purpose AS what_for"),
        OUTLAY("costs", "f.amount");

        private final String words;
        private final String columns;

        Told(String words, String columns) {
            this.words = words;
            this.columns = columns;
        }

        /// Whether rows name their campaign themselves.
        private boolean tellsCampaign() {
            return this == TOUCH || this == MESSAGE || this == OUTLAY;
        }
    }

    private String orders(String which, String day) {
        if (byProduct()) {
            return told("(%s)".formatted(allocated(which)), Told.LINE, day);
        }
        return joins(Told.ORDER).isEmpty()
                ? plainly(which, day)
                : told(
                        """
                        (SELECT key, profile, timestamp, channel, source, affiliation, %s, pieces(lines) AS pieces
                        FROM %s WHERE %s)\
                        """
                                .formatted(orders.amounts(AMOUNTS), orders.table(), which),
                        Told.ORDER,
                        day);
    }

    /// Straight from the table, and no more columns than are named: what takes a few milliseconds
    /// takes most of them to be made ready.
    private String plainly(String which, String day) {
        Map<String, String> columns = new LinkedHashMap<>();
        List.of("key", "profile", "timestamp").forEach(name -> columns.put(name, "f." + name));
        AMOUNTS.forEach(name -> columns.put(name, orders.own("f." + name)));
        columns.put("pieces", "pieces(f.lines)");
        columns.put("local_day", day);
        columns.keySet().removeIf(name -> !named.has(name));
        question.by()
                .forEach(dimension ->
                        columns.put(
                                Names.quoted(dimension.name()),
                                expression(dimension, Told.ORDER, day)));
        String conditions = conditions(Told.ORDER, day);
        return "(SELECT %s FROM %s f WHERE %s%s)"
                .formatted(
                        columns.entrySet().stream()
                                .map(column -> column.getValue() + " AS " + column.getKey())
                                .collect(Collectors.joining(", ")),
                        orders.table(),
                        which,
                        conditions.replaceFirst("^ WHERE", " AND"));
    }

    /// Lines of orders, and a row for what lies on none; an order without lines has that alone.
    private String allocated(String which) {
        return """
        SELECT key, profile, timestamp, channel, source, affiliation, product, category, brand,
            total, 0 AS refunded, discount, total AS goods, 0 AS tax, pieces
        FROM %s
        UNION ALL
        SELECT key, profile, timestamp, channel, source, affiliation, '', '', '',
            rest, refunded, discount - off, goods - (total - rest), tax, 0
        FROM (
            SELECT key, profile, timestamp, channel, source, affiliation, total, refunded, discount, goods, tax,
                total - on_lines(lines, %s) AS rest, off_lines(lines, %s) AS off, coalesce(len(lines), 0) = 0 AS bare
            FROM (SELECT * REPLACE (%s) FROM %s WHERE %s))
        WHERE bare OR rest <> 0 OR refunded <> 0 OR discount <> off\
        """
                .formatted(
                        lines(which),
                        factor(),
                        factor(),
                        orders.amounts(AMOUNTS),
                        orders.table(),
                        which);
    }

    /// One row per line, with what it cost the company where that is known.
    private String lines(String which) {
        return """
        (SELECT key, profile, timestamp, channel, source, affiliation, line.product AS product,
            coalesce(line.category, '') AS category, coalesce(line.brand, '') AS brand, line.sku AS sku, line.product AS item,
            line.quantity AS pieces, %s AS total, %s AS discount
        FROM (SELECT *, unnest(lines) AS line FROM %s WHERE %s))\
        """
                .formatted(
                        orders.own("(line.gross - line.discount)"),
                        orders.own("line.discount"),
                        orders.table(),
                        which);
    }

    private String factor() {
        return scope.foreign() ? "factor" : "1";
    }

    private String firsts() {
        return told(orders.firsts(OF_PEOPLE), Told.FIRST, scope.day());
    }

    /// Whether each person who ever bought is meant, and nothing told apart.
    private boolean isEverybody() {
        return asked.isEmpty() && !scope.since() && !scope.upTo();
    }

    private String touches() {
        return told(
                """
                (SELECT profile, timestamp, channel, source, NULL AS affiliation, campaign_name%s
                FROM %s WHERE %s%s)\
                """
                        .formatted(
                                byProduct() ? ", product, category, brand" : "",
                                byProduct() ? ABOUT : "events",
                                Touches.SQL,
                                within()),
                Told.TOUCH,
                scope.day());
    }

    private String messages() {
        return told(Messages.rows(within()), Told.MESSAGE, scope.day());
    }

    private String outlays(String which) {
        return told(
                """
                (SELECT day, channel, source, campaign, NULL AS affiliation,
                    CASE WHEN is_spend THEN 'media' ELSE category END AS purpose,
                    CASE WHEN currency = %s THEN amount ELSE converted(amount, r.factor) END AS amount
                FROM latest_outlays ASOF LEFT JOIN %s r ON currency = r.coin AND timestamp >= r.told
                WHERE %s AND day >= DATE '%s' AND day <= DATE '%s')\
                """
                        .formatted(
                                text(scope.currency()),
                                RatedAmounts.RATES,
                                which,
                                scope.from(),
                                scope.to()),
                Told.OUTLAY,
                "f.day");
    }

    /// Everybody's whole history of orders, without dimensions.
    String allOrders() {
        return "(SELECT profile, timestamp, %s AS local_day, %s FROM %s WHERE %s)"
                .formatted(
                        scope.dayEver(),
                        orders.amounts(List.of("total", "refunded")),
                        orders.table(),
                        OF_PEOPLE);
    }

    private String within() {
        return (scope.since()
                        ? " AND timestamp >= make_timestamp(%d)".formatted(scope.fromMicros())
                        : "")
                + until();
    }

    private String until() {
        return scope.upTo()
                ? " AND timestamp < make_timestamp(%d)".formatted(scope.toMicros())
                : "";
    }

    /// The rows with a column for each dimension, narrowed as asked.
    private String told(String rows, Told what, String day) {
        StringBuilder columns = new StringBuilder(what.columns).append(", ").append(day);
        columns.append(" AS local_day");
        for (Dimension dimension : question.by()) {
            columns.append(", ")
                    .append(expression(dimension, what, day))
                    .append(" AS ")
                    .append(Names.quoted(dimension.name()));
        }
        return "(SELECT %s FROM %s f%s%s)"
                .formatted(columns, rows, joins(what), conditions(what, day));
    }

    private String joins(Told what) {
        return asked.stream()
                .filter(dimension -> !dimension.overlaps() || question.by().contains(dimension))
                .map(dimension -> joins.text(dimension, what.tellsCampaign()))
                .distinct()
                .collect(Collectors.joining());
    }

    private String conditions(Told what, String day) {
        StringBuilder all = new StringBuilder();
        for (Dimension dimension : asked) {
            List<String> values =
                    question.only().stream()
                            .filter(only -> only.dimension().equals(dimension))
                            .map(Question.Only::value)
                            .toList();
            if (!values.isEmpty()) {
                all.append(all.isEmpty() ? " WHERE " : " AND ")
                        .append(condition(dimension, values, what, day));
            }
        }
        return all.toString();
    }

    /// Where segments are no column, who is in several of those asked for makes no row twice.
    private String condition(Dimension dimension, List<String> values, Told what, String day) {
        String expression = expression(dimension, what, day);
        return dimension.overlaps() && !question.by().contains(dimension)
                ? Joins.among(values)
                : expression + " IN " + Names.values(dimension, values);
    }

    private String expression(Dimension dimension, Told what, String day) {
        return switch (dimension.kind()) {
            case TIME -> Periods.start(dimension.grain().orElseThrow(), day);
            case WAY -> way(dimension.name());
            case CAMPAIGN ->
                    switch (what) {
                        case TOUCH, MESSAGE -> "coalesce(f.campaign_name, '')";
                        case OUTLAY -> "f.campaign";
                        case ORDER, LINE, FIRST -> joins.expression(dimension);
                    };
            case SELLER, PERSON, PLACE, STAGE, SEGMENT -> {
                only(dimension, what != Told.OUTLAY, what);
                yield joins.expression(dimension);
            }
            case PRODUCT -> {
                only(dimension, what == Told.LINE || what == Told.TOUCH, what);
                yield "f." + dimension.name();
            }
            case COST -> {
                only(dimension, what == Told.OUTLAY || what == Told.MESSAGE, what);
                yield "f.purpose";
            }
        };
    }

    private String way(String name) {
        return switch (name) {
            case "shop" -> "coalesce(f.affiliation, '')";
            case "source" -> "f.source";
            default -> channel();
        };
    }

    /// A channel by the name it is known by here, whatever advertising or orders call it.
    private String channel() {
        String told = "coalesce(f.channel, '')";
        if (scope.channels().isEmpty()) {
            return told;
        }
        StringBuilder names = new StringBuilder("CASE lower(trim(%s))".formatted(told));
        new TreeMap<>(scope.channels())
                .forEach((name, channel) ->
                        names.append(
                                " WHEN %s THEN %s"
                                        .formatted(Names.text(name), Names.text(channel))));
        return names.append(" ELSE %s END".formatted(told)).toString();
    }

    private static void only(Dimension dimension, boolean told, Told what) {
        if (!told) {
            throw new UnansweredException(
                    "%s: of %s it is not known".formatted(dimension.name(), what.words));
        }
    }

    private static String text(String text) {
        return Names.text(text);
    }
}
