package org.querencia.warehouse.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.querencia.core.kit.Events.NOON;
import static org.querencia.core.kit.Events.identify;
import static org.querencia.core.kit.Events.track;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.querencia.core.account.Account;
import org.querencia.core.account.AccountKey;
import org.querencia.core.event.Event;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.event.Value.Items;
import org.querencia.core.kit.Seeds;
import org.querencia.core.rule.History;
import org.querencia.core.rule.Inputs;
import org.querencia.core.rule.Lives;
import org.querencia.core.rule.Oracle;
import org.querencia.core.rule.RandomLives;
import org.querencia.core.rule.RandomRules;
import org.querencia.core.rule.Rule;
import org.querencia.core.rule.Rules;
import org.querencia.core.rule.Setting;
import org.querencia.core.rule.Vocabulary;
import org.querencia.core.workspace.Workspace;
import org.querencia.runtime.warehouse.Scene;
import org.querencia.runtime.warehouse.WarehouseContract;
import org.querencia.warehouse.DuckWarehouse;
import org.querencia.warehouse.WarehouseSettings;

/// The SQL of rules is held to the plain reader of histories: all people of a warehouse, under many
/// rules.
class RuleSqlTest {

    private static final int PEOPLE = 120;
    private static final int RULES = 30;
    private static final int EVENTS_MAX = 25;

    /// In all three zones clocks change, or changed, within the lives or the traits.
    private static final List<String> ZONES =
            List.of("America/Bogota", "America/New_York", "Europe/Madrid");

    @TempDir private Path folder;

    @Test
    void sql_finds_the_people_for_whom_a_rule_holds() {
        Seeds.each(
                ZONES.size(),
                (random, seed) -> {
                    Workspace workspace =
                            WarehouseContract.workspace(ZONES.get(Math.toIntExact(seed - 1)));
                    WarehouseSettings settings =
                            WarehouseSettings.in(folder.resolve("seed" + seed), workspace);
                    try {
                        People people = people(random, settings);
                        compare(people, random, Setting.of(workspace), settings);
                    } catch (SQLException failed) {
                        throw new AssertionError(failed.getMessage(), failed);
                    }
                });
    }

    /// Names and texts that have broken other systems, and what a rule with them finds.
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            textBlock =
                    """
                    trait['it\\'s "a/b"'] == 'x\\'); drop table events; --' ~ true
                    trait['it\\'s "a/b"'].contains('drop')                  ~ true
                    count('O\\'Hara', 'ever') == 1                          ~ true
                    count('o\\'hara', 'ever') == 0                          ~ true
                    sum('O\\'Hara', 'a"b', '1d') == 2.5                     ~ true
                    trait.list['0'] == 'first'                              ~ false
                    trait.map['0'] == 'nil'                                 ~ true
                    trait.map.inner.deep == 'é😀'                           ~ true
                    trait.map.inner.missing == 'é'                          ~ false
                    trait['😀'] == '\\u00e9'                                ~ true
                    bought('x\\' OR 1=1 --', 'ever')                        ~ false
                    trait.city == ''                                        ~ true
                    trait.big > 999999999999                                ~ true
                    trait.huge > 0 || trait.huge <= 0                       ~ false
                    trait.exponent == 1500                                  ~ true
                    trait.tiny == 0                                         ~ true
                    """)
    void odd_names_and_values_are_read_as_the_plain_reader_reads_them(String text, boolean holds)
            throws SQLException {
        Workspace workspace = WarehouseContract.workspace(ZONES.getFirst());
        WarehouseSettings settings = WarehouseSettings.in(folder.resolve("odd"), workspace);
        People people = new People(Map.of("p", ODD), Map.of(), NOON);
        try (DuckWarehouse warehouse = DuckWarehouse.open(settings)) {
            warehouse.reset("log");
            warehouse.project(new Scene().batch(ODD));
        }
        Rule rule = Rules.parse(text, Vocabulary.NONE).rule().orElseThrow();
        Setting setting = Setting.of(workspace);
        assertThat(people.histories().values())
                .allMatch(history -> new Oracle(history, setting, NOON).holds(rule) == holds);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + settings.file());
                Statement statement = connection.createStatement()) {
            String sql =
                    RuleSql.people(rule, setting, NOON, RuleTables.STANDARD, Map.of(), Part.ALL);
            assertThat(found(statement, sql, people)).isEqualTo(holds ? Set.of("p") : Set.of());
        }
    }

    private static final List<Event> ODD =
            List.of(
                    identify()
                            .by(id("p"))
                            .trait("it's \"a/b\"", "x'); drop table events; --")
                            .trait("😀", "é")
                            .trait("city", "")
                            .trait("list", new Items(List.of(Value.of("first"))))
                            .trait(
                                    "map",
                                    new Fields(
                                            Map.of(
                                                    "0",
                                                    Value.of("nil"),
                                                    "inner",
                                                    Fields.of("deep", Value.of("é😀")))))
                            .trait("big", Value.of(1_000_000_000_000L))
                            .trait("huge", Value.of(new BigDecimal("1e20")))
                            .trait("exponent", Value.of(new BigDecimal("1.5E+3")))
                            .trait("tiny", Value.of(new BigDecimal("1e-300")))
                            .event(),
                    track("O'Hara")
                            .by(id("p"))
                            .with("a\"b", Value.of(new BigDecimal("2.50")))
                            .event());

    /// @param lives by the person whom all three of their identifiers name
    private record People(
            Map<String, List<Event>> lives, Map<String, Inputs> inputs, Instant last) {

        Map<String, History> histories() {
            Map<AccountKey, Account> accounts =
                    Lives.accounts(lives.values().stream().flatMap(List::stream).toList());
            Map<String, History> histories = new LinkedHashMap<>();
            lives.forEach((person, events) -> {
                if (!events.isEmpty()) {
                    histories.put(
                            person,
                            Lives.history(
                                    events, accounts, inputs.getOrDefault(person, Inputs.NONE)));
                }
            });
            return histories;
        }
    }

    private static People people(RandomGenerator random, WarehouseSettings settings) {
        RandomLives lives = new RandomLives(random);
        Map<String, List<Event>> all = new LinkedHashMap<>();
        Map<String, Inputs> inputs = new LinkedHashMap<>();
        Scene scene = new Scene();
        for (int i = 0; i < PEOPLE; i++) {
            String person = "p" + i;
            all.put(person, lives.life(person, EVENTS_MAX));
            inputs.put(person, lives.inputs());
            for (int other = 1; other < 3; other++) {
                scene.move("user_id:%s-%d".formatted(person, other), id(person));
            }
        }
        List<Event> log =
                all.values().stream()
                        .flatMap(List::stream)
                        .sorted(Comparator.comparing(Event::receivedAt))
                        .toList();
        try (DuckWarehouse warehouse = DuckWarehouse.open(settings)) {
            warehouse.reset("log");
            warehouse.project(scene.batch(log));
        }
        return new People(all, inputs, log.getLast().receivedAt());
    }

    private static String id(String person) {
        return "user_id:%s-0".formatted(person);
    }

    private static void compare(
            People people, RandomGenerator random, Setting setting, WarehouseSettings settings)
            throws SQLException {
        RandomRules rules = new RandomRules(random);
        Map<String, History> histories = people.histories();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + settings.file());
                Statement statement = connection.createStatement()) {
            given(statement, people);
            for (int i = 0; i < RULES; i++) {
                Rule rule = i % 5 == 0 ? rules.scored() : rules.rule();
                Instant at = people.last().plus(Duration.ofMinutes(random.nextInt(40 * 24 * 60)));
                Set<String> expected = new TreeSet<>();
                histories.forEach((person, history) -> {
                    if (new Oracle(history, setting, at).holds(rule)) {
                        expected.add(person);
                    }
                });
                int parts = i % 4 == 0 ? 3 : 1;
                String sql =
                        IntStream.range(0, parts)
                                .mapToObj(number ->
                                        RuleSql.people(
                                                rule,
                                                setting,
                                                at,
                                                RuleTables.STANDARD,
                                                Map.of(),
                                                new Part(number, parts)))
                                .map("(%s)"::formatted)
                                .collect(Collectors.joining(" UNION ALL "));
                Set<String> unexpected = found(statement, sql, people);
                Set<String> missing = new TreeSet<>(expected);
                missing.removeAll(unexpected);
                unexpected.removeAll(expected);
                assertThat(new Difference(missing, unexpected))
                        .as("%s at %s%n%s", rule.text(), at, sql)
                        .isEqualTo(new Difference(Set.of(), Set.of()));
            }
        }
    }

    private record Difference(Set<String> missing, Set<String> unexpected) {}

    private static Set<String> found(Statement statement, String sql, People people)
            throws SQLException {
        Set<String> ids = new TreeSet<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        } catch (SQLException failed) {
            throw new SQLException(failed.getMessage() + "\n" + sql, failed);
        }
        Set<String> found = new TreeSet<>();
        people.lives().keySet().stream()
                .filter(person -> ids.contains(Scene.person(id(person)).toString()))
                .forEach(found::add);
        return found;
    }

    /// What segments, stages and models say.
    private static void given(Statement statement, People people) throws SQLException {
        statement.execute("CREATE TEMP TABLE memberships (profile UUID, segment VARCHAR)");
        statement.execute("CREATE TEMP TABLE stages (profile UUID, model VARCHAR, stage VARCHAR)");
        statement.execute(
                "CREATE TEMP TABLE scores (profile UUID, name VARCHAR, value DECIMAL(24, 6))");
        List<String> inserts = new ArrayList<>();
        people.inputs()
                .forEach((person, inputs) -> {
                    String id = Scene.person(id(person)).toString();
                    inputs.segments()
                            .forEach(key ->
                                    inserts.add(
                                            "INSERT INTO memberships VALUES ('%s', '%s')"
                                                    .formatted(id, key)));
                    inputs.stages()
                            .forEach((model, stage) ->
                                    inserts.add(
                                            "INSERT INTO stages VALUES ('%s', '%s', '%s')"
                                                    .formatted(id, model, stage)));
                    inputs.scores()
                            .forEach((name, score) ->
                                    inserts.add(
                                            "INSERT INTO scores VALUES ('%s', '%s', %s)"
                                                    .formatted(id, name, score)));
                });
        for (String insert : inserts) {
            statement.execute(insert);
        }
    }
}
