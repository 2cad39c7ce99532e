package org.querencia.warehouse;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.rule.Rule;
import org.querencia.core.rule.Scored;
import org.querencia.core.rule.Setting;
import org.querencia.core.score.Bucket;
import org.querencia.runtime.warehouse.Scorings;
import org.querencia.warehouse.rule.RuleSql;

/// Scores as statements over the tables.
record DuckScorings(Database database, WarehouseSettings settings) implements Scorings {

    private static final String EVERYBODY = "TRUE";

    @Override
    public List<Bucket> spread(Scored score, Instant at, Instant until) {
        return list(
                """
                SELECT CAST(v0 AS INTEGER), count(*), count(bought)
                FROM (%s)
                LEFT JOIN (
                  SELECT DISTINCT profile, TRUE AS bought FROM orders
                  WHERE counts AND profile IS NOT NULL
                    AND timestamp > make_timestamp(%d) AND timestamp <= make_timestamp(%d))
                USING (profile)
                WHERE v0 IS NOT NULL GROUP BY 1 ORDER BY 1
                """
                        .formatted(
                                values(List.of(score), score.people(), at, EVERYBODY),
                                Micros.of(at),
                                Micros.of(until)),
                row -> new Bucket(row.getInt(1), row.getLong(2), row.getLong(3)));
    }

    @Override
    public Map<ProfileId, Integer> scores(Scored score, Collection<ProfileId> people, Instant at) {
        if (people.isEmpty()) {
            return Map.of();
        }
        String ids =
                people.stream()
                        .map(person -> "'" + person + "'::UUID")
                        .collect(Collectors.joining(", ", "profile IN (", ")"));
        Map<ProfileId, Integer> scores = new HashMap<>();
        list(
                        "SELECT profile, CAST(v0 AS INTEGER) FROM (%s) WHERE v0 IS NOT NULL"
                                .formatted(values(List.of(score), score.people(), at, ids)),
                        row -> Map.entry(profile(row), row.getInt(2)))
                .forEach(one -> scores.put(one.getKey(), one.getValue()));
        return scores;
    }

    @Override
    public List<Candidate> candidates(Wanted wanted, Instant at, int limit) {
        List<Rule> asked = new ArrayList<>(wanted.scores());
        asked.addAll(wanted.occasions());
        wanted.word().ifPresent(asked::add);
        int scores = wanted.scores().size();
        int occasions = wanted.occasions().size();
        Rule any = occasions == 1 ? wanted.occasions().getFirst() : new Rule.Or(wanted.occasions());
        return list(
                """
                SELECT profile, %s AS which, CAST(coalesce(%s, 0) AS INTEGER) AS score, %s AS word, seller, %s
                FROM (%s)
                LEFT JOIN (%s) USING (profile)
                ORDER BY score + %s DESC, profile LIMIT %d
                """
                        .formatted(
                                which(scores),
                                scores == 0 ? "0" : "coalesce(" + columns(0, scores) + ", 0)",
                                wanted.word().isPresent() ? "v" + (scores + occasions) : "NULL",
                                flags(scores, occasions),
                                values(
                                        asked,
                                        new Rule.And(List.of(any, wanted.whom())),
                                        at,
                                        EVERYBODY),
                                sellers(at),
                                urgency(wanted.points(), scores),
                                limit),
                row -> candidate(row, occasions));
    }

    private static Candidate candidate(ResultSet row, int occasions) throws SQLException {
        Set<Integer> hold = new HashSet<>();
        for (int i = 0; i < occasions; i++) {
            if (row.getBoolean(6 + i)) {
                hold.add(i);
            }
        }
        return new Candidate(
                profile(row), row.getInt(2), row.getInt(3), hold, text(row, 4), text(row, 5));
    }

    /// The place of the first score that is known.
    private static String which(int scores) {
        return IntStream.range(0, scores)
                .mapToObj(i -> "WHEN v%d IS NOT NULL THEN %d".formatted(i, i))
                .collect(Collectors.joining(" ", "CASE WHEN FALSE THEN -1 ", " ELSE -1 END"));
    }

    private static String flags(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(i -> "coalesce(v%d, FALSE)".formatted(i))
                .collect(Collectors.joining(", "));
    }

    private static String urgency(List<Integer> points, int first) {
        return IntStream.range(0, points.size())
                .mapToObj(
                        i -> "CASE WHEN v%d THEN %d ELSE 0 END".formatted(first + i, points.get(i)))
                .collect(Collectors.joining(" + ", "(", ")"));
    }

    private static String columns(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(i -> "v" + i)
                .collect(Collectors.joining(", "));
    }

    private static String sellers(Instant at) {
        return """
        SELECT profile, arg_max(json_extract_string(properties, '$.seller'), row(timestamp, position)) AS seller
        FROM events
        WHERE type = 'track' AND name IN (%s) AND profile IS NOT NULL AND timestamp <= make_timestamp(%d)
          AND json_extract_string(properties, '$.seller') IS NOT NULL
        GROUP BY profile\
        """
                .formatted(
                        SELLERS_EVENTS.stream()
                                .map(name -> "'" + name + "'")
                                .collect(Collectors.joining(", ")),
                        Micros.of(at));
    }

    private String values(List<? extends Rule> rules, Rule wanted, Instant at, String among) {
        return RuleSql.values(
                List.copyOf(rules),
                wanted,
                new Setting(settings.zone(), settings.currency()),
                at,
                among);
    }

    /// No `:name` is looked for in it: texts of rules may hold some.
    private <T> List<T> list(String statement, Session.RowReader<T> reader) {
        Sql sql = new Sql(statement, List.of());
        return database.read(session -> session.list(sql, Map.of(), reader));
    }

    private static ProfileId profile(ResultSet row) throws SQLException {
        return new ProfileId(row.getObject(1, UUID.class));
    }

    private static String text(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "" : text;
    }
}
