package org.querencia.warehouse.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.querencia.core.measure.Dimension;
import org.querencia.core.measure.Funnel;
import org.querencia.runtime.measure.Funnels.Fate;
import org.querencia.runtime.measure.Funnels.Place;
import org.querencia.runtime.measure.UnansweredException;

/// Funnels as SQL: one row per person with the microsecond at which each step was reached, NULL for
/// those that were not.
///
/// @param fromMicros when the period begins
/// @param toMicros when it is over
public record FunnelSql(Funnel funnel, long fromMicros, long toMicros) {

    /// In an order the way begins with the first step.
    private static final String FIRST = "SELECT *, start AS t0 FROM entered";

    /// How many came how far, by part: `part`, then for each step `reached`, `open`, `lost` and
    /// `median`.
    public String figures(long nowMicros, int parts) {
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < funnel.steps().size(); i++) {
            columns.add("count(t%d) AS reached%d".formatted(i, i));
            columns.add(
                    "count(*) FILTER (%s) AS open%d".formatted(fate(i, Fate.OPEN, nowMicros), i));
            columns.add(
                    "count(*) FILTER (%s) AS lost%d".formatted(fate(i, Fate.LOST, nowMicros), i));
            columns.add(
                    i == 0
                            ? "NULL AS median0"
                            : "median(t%1$d - %2$s) AS median%1$d".formatted(i, before(i)));
        }
        return "WITH %s SELECT part, %s FROM walked GROUP BY part ORDER BY reached0 DESC, part LIMIT %d"
                .formatted(walked(), String.join(", ", columns), parts);
    }

    /// The people of a place, and beside each how many there are.
    public String people(Place place, long nowMicros, int limit) {
        String part = place.part().map(one -> " AND part = " + Names.text(one)).orElse("");
        return "WITH %s SELECT profile, count(*) OVER () FROM walked WHERE (%s)%s ORDER BY t%d DESC, profile LIMIT %d"
                .formatted(
                        walked(),
                        fate(place.step(), place.fate(), nowMicros),
                        part,
                        place.step(),
                        limit);
    }

    private String fate(int step, Fate fate, long nowMicros) {
        boolean last = step == funnel.steps().size() - 1;
        String here = "t%d IS NOT NULL".formatted(step);
        if (last) {
            return fate == Fate.PASSED || fate == Fate.REACHED ? here : "FALSE";
        }
        String on = "t%d IS NOT NULL".formatted(step + 1);
        String left = "%s + %d >= %d".formatted(before(step + 1), within(step + 1), nowMicros);
        return switch (fate) {
            case REACHED -> here;
            case PASSED -> here + " AND " + on;
            case OPEN -> "%s AND NOT (%s) AND %s".formatted(here, on, left);
            case LOST -> "%s AND NOT (%s) AND NOT (%s)".formatted(here, on, left);
        };
    }

    /// From when the time of a step counts.
    private String before(int step) {
        return funnel.ordered() ? "t" + (step - 1) : "start";
    }

    private long within(int step) {
        return funnel.steps().get(step).within().toNanos() / 1_000;
    }

    private String walked() {
        StringBuilder all = new StringBuilder("did AS (").append(did()).append(")");
        all.append(", entered AS (").append(entered()).append(")");
        all.append(", walked0 AS (%s)".formatted(funnel.ordered() ? FIRST : next(0)));
        for (int i = 1; i < funnel.steps().size(); i++) {
            all.append(", walked%d AS (%s)".formatted(i, next(i)));
        }
        return all.append(
                        ", walked AS (SELECT * FROM walked%d)".formatted(funnel.steps().size() - 1))
                .toString();
    }

    private String did() {
        List<String> names = new ArrayList<>();
        funnel.steps().forEach(step -> names.add(Names.text(step.event())));
        funnel.without().forEach(name -> names.add(Names.text(name)));
        return """
        SELECT profile, epoch_us(timestamp) AS happened, name, coalesce(channel, '') AS channel, source,
            coalesce(campaign_name, '') AS campaign
        FROM events
        WHERE mark IS NULL AND profile IS NOT NULL AND timestamp >= make_timestamp(%d) AND name IN (%s)\
        """
                .formatted(fromMicros, names.stream().distinct().collect(Collectors.joining(", ")));
    }

    /// The event with which each person enters; in no order that of any step.
    private String entered() {
        String part = funnel.by().map(FunnelSql::part).orElse("''");
        String which =
                funnel.ordered()
                        ? "name = " + Names.text(funnel.steps().getFirst().event())
                        : "name IN (%s)"
                                .formatted(
                                        funnel.steps().stream()
                                                .map(step -> Names.text(step.event()))
                                                .collect(Collectors.joining(", ")));
        String trait = funnel.by().flatMap(Dimension::trait).map(FunnelSql::traits).orElse("");
        return """
        SELECT d.profile, %s AS part, d.start FROM (
            SELECT profile, min(happened) AS start, arg_min(channel, happened) AS channel,
                arg_min(source, happened) AS source, arg_min(campaign, happened) AS campaign
            FROM did WHERE %s AND happened < %d GROUP BY profile) d%s\
        """
                .formatted(part, which, toMicros, trait);
    }

    private static String part(Dimension dimension) {
        if (dimension.trait().isPresent()) {
            return "coalesce(known.told, '')";
        }
        return switch (dimension.name()) {
            case "channel", "source", "campaign" -> "d." + dimension.name();
            default ->
                    throw new UnansweredException(
                            "by: '%s': expected channel, source, campaign or a trait such as trait.city"
                                    .formatted(dimension.name()));
        };
    }

    private static String traits(String trait) {
        return """
         LEFT JOIN (
            SELECT profile AS person, arg_max(value, said) AS told
            FROM (
                SELECT profile, timestamp AS said, json_extract_string(traits, %s) AS value FROM events
                WHERE type = 'identify' AND mark IS NULL AND profile IS NOT NULL AND traits IS NOT NULL)
            WHERE value IS NOT NULL GROUP BY profile) known
        ON d.profile = known.person\
        """
                .formatted(Names.text("$.\"%s\"".formatted(trait)));
    }

    /// All, with when they reached this step; nothing that ends the way may have come between. In
    /// no order a step is reached when all before it are, too.
    private String next(int step) {
        String after = "w." + (step == 0 ? "start" : before(step));
        String from = step == 0 ? "entered" : "walked" + (step - 1);
        String when =
                funnel.ordered() || step == 0
                        ? "n.reached"
                        : "CASE WHEN w.t%1$d IS NOT NULL AND n.reached IS NOT NULL THEN greatest(w.t%1$d, n.reached) END"
                                .formatted(step - 1);
        return """
        SELECT w.*, %1$s AS t%2$d
        FROM %3$s w LEFT JOIN (
            SELECT w.profile, min(d.happened) AS reached
            FROM %3$s w JOIN did d ON d.profile = w.profile
            WHERE d.name = %4$s AND d.happened >= %5$s AND d.happened <= %5$s + %6$d%7$s
            GROUP BY w.profile) n
        ON w.profile = n.profile%8$s\
        """
                .formatted(
                        when,
                        step,
                        from,
                        Names.text(funnel.steps().get(step).event()),
                        after,
                        within(step),
                        again(step),
                        ended(after));
    }

    /// The same event twice is two steps: the second needs a later one.
    private String again(int step) {
        boolean same =
                funnel.ordered()
                        && step > 0
                        && funnel.steps()
                                .get(step)
                                .event()
                                .equals(funnel.steps().get(step - 1).event());
        return same ? " AND d.happened > w.t%d".formatted(step - 1) : "";
    }

    private String ended(String after) {
        if (funnel.without().isEmpty()) {
            return "";
        }
        return " AND NOT EXISTS (SELECT 1 FROM did x WHERE x.profile = w.profile AND x.name IN (%s) AND x.happened >= %s AND x.happened <= n.reached)"
                .formatted(
                        funnel.without().stream()
                                .map(Names::text)
                                .collect(Collectors.joining(", ")),
                        after);
    }
}
