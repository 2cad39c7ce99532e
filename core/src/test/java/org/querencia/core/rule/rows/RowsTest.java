package org.querencia.core.rule.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.querencia.core.kit.Seeds;
import org.querencia.core.rule.Issue;
import org.querencia.core.rule.Point;
import org.querencia.core.rule.RandomRules;
import org.querencia.core.rule.Rule;
import org.querencia.core.rule.Rules;
import org.querencia.core.rule.Signature;
import org.querencia.core.rule.Signatures;
import org.querencia.core.rule.Vocabulary;

class RowsTest {

    static final List<Signature> ALL = Signatures.ALL;

    private static final int CASES = 4_000;

    private static final Vocabulary KNOWN =
            new Vocabulary(
                    Set.of("Order Completed"),
                    Set.of("total"),
                    Set.of("city", "age"),
                    Set.of(),
                    Set.of("vip"),
                    Map.of("journey", Set.of("consideration")),
                    Set.of("lead"),
                    Map.of("shop", new Point(4.6, -74.1)));

    @Test
    void a_rule_that_became_rows_becomes_the_same_rule_again() {
        Seeds.each(
                CASES,
                (random, _) -> {
                    Rule rule = new RandomRules(random).rule();
                    Rows.Read read = Rows.read(Rows.of(rule), RandomRules.VOCABULARY);
                    assertThat(read.faults()).as(rule.text()).isEmpty();
                    assertThat(read.unfinished()).as(rule.text()).isEmpty();
                    assertThat(read.rule()).as(rule.text()).contains(rule);
                    assertThat(read.text()).isEqualTo(rule.text());
                });
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void all_that_rules_can_say_has_rows_but_one_or_the_other(Signature signature) {
        Rule rule = Rules.parse(signature.example(), KNOWN).rule().orElseThrow();
        Group rows = Rows.of(rule);
        assertThat(isText(rows)).isEqualTo(signature.name().equals("? :"));
        assertThat(Rows.read(rows, KNOWN).rule()).contains(rule);
    }

    @Test
    void every_kind_of_row_and_every_operator_stands_in_some_rule() {
        Set<Object> met = new HashSet<>();
        Seeds.each(CASES, (random, _) -> gather(Rows.of(new RandomRules(random).rule()), met));
        ALL.forEach(signature ->
                gather(Rows.of(Rules.parse(signature.example(), KNOWN).rule().orElseThrow()), met));
        gather(
                rows(
                        "orders >= 2 && orders <= 5 && trait.age in [1, 2] && (orders > 1 || "
                                + "trait.a > today && trait.b < today - '1d' && trait.c <= '2026-01-01')"
                                + " && last('a') - last('b') >= '1d' && today - last('c') < '2d' && today -"
                                + " last('d') <= '3d'"),
                met);
        assertThat(met).containsAll(List.of(Kind.values())).containsAll(List.of(Operator.values()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '"',
            textBlock =
                    """
                    orders >= 2 && orders <= 5 ~ ORDERS BETWEEN [2, 5]
                    trait.address.city == 'Cali' ~ TRAIT IS [Cali]
                    !(trait.vip) ~ not TRAIT YES []
                    trait.weight > 1.125 ~ TRAIT ABOVE [1.1250]
                    today - last('Order Completed') > '30d' ~ SINCE LONGER [30d]
                    trait.renewal < today + '7d' ~ TRAIT BEFORE [today+7d]
                    revenue / orders > 50 ~ TICKET ABOVE [50]
                    trait.city == '' ~ TEXT YES []
                    2 < orders ~ TEXT YES []
                    """)
    void a_rule_is_said_in_the_row_that_people_would_choose(String text, String said) {
        assertThat(rows(text).parts())
                .singleElement()
                .isInstanceOfSatisfying(
                        Row.class,
                        row ->
                                assertThat(
                                                (row.not() ? "not " : "")
                                                        + row.kind()
                                                        + " "
                                                        + row.check().operator()
                                                        + " "
                                                        + row.check().values())
                                        .isEqualTo(said));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '"',
            textBlock =
                    """
                    1.000.000 ~ orders > 1000000
                    12,5 ~ orders > 12.5
                    -3 ~ orders > -3
                    2000 ~ orders > 2000
                    """)
    void numbers_are_read_as_people_write_them(String typed, String text) {
        assertThat(Rows.read(Group.all(orders(typed)), KNOWN).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '"',
            textBlock =
                    """
                    1.500 ~ '1.500' could be either: write 1500 or 1.5000
                    many ~ a number is expected; this is a text
                    1 || true ~ a number is expected; this is a text
                    1e400 ~ a number is expected; this is a text
                    """)
    void what_is_no_number_is_refused_beside_its_row(String typed, String why) {
        Group rows = Group.all(Row.text("trait.city == 'Cali'"), orders(typed));
        assertThat(said(Rows.read(rows, KNOWN))).isEqualTo(Map.of("1", List.of(why)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '"',
            textBlock =
                    """
                    orders > 3 ~ orders < 2 ~ nobody meets all that is asked of orders
                    trait.city == 'a' ~ trait.city == 'b' ~ nobody's trait.city is both 'a' and 'b'; || is 'or'
                    trait.vip ~ !trait.vip ~ nobody meets both trait.vip and its opposite
                    """)
    void rows_that_nobody_meets_together_are_told_at_the_later_one(
            String one, String other, String why) {
        Group rows =
                Group.all(row(one), row("has(trait.age)"), row(other), row("orders('1d') > 0"));
        assertThat(said(Rows.read(rows, KNOWN))).isEqualTo(Map.of("2", List.of(why)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '"',
            textBlock =
                    """
                    count('Order Completed', '30days') > 1 ~ '30days' has no unit of time: write '30d'
                    revenue / 0 > 1 ~ nothing can be divided by zero
                    trait.city.matches('(a+)+\\\\1') ~ regular expressions here have no back-references (RE2 syntax), so that none can run for ever
                    trait.city.matches('((a{100}){100})') ~ the repetitions of the regular expression multiply to more than 1000
                    in_segment('vipp') ~ there is no segment 'vipp'; did you mean 'vip'?
                    orders > 1) || (true ~ ')' is not expected here
                    """)
    void a_part_that_is_text_is_refused_by_itself_and_breaks_nothing_beside_it(
            String text, String why) {
        Group rows = Group.all(orders("1"), Row.text(text));
        assertThat(said(Rows.read(rows, KNOWN))).isEqualTo(Map.of("1", List.of(why)));
    }

    @Test
    void too_many_rows_are_refused_as_a_whole() {
        Group rows = Group.EMPTY;
        for (int i = 0; i < 1_000; i++) {
            rows = rows.plus(orders("1"));
        }
        assertThat(said(Rows.read(new Group(true, false, rows.parts()), KNOWN)).get(Rows.ROOT))
                .singleElement()
                .asString()
                .startsWith("the rule has ");
    }

    @Test
    void what_is_not_finished_is_told_and_left_out() {
        Group rows =
                Group.all(
                        orders("2"),
                        orders(""),
                        new Group(
                                true,
                                false,
                                List.of(
                                        new Row(
                                                Kind.SILENT,
                                                false,
                                                Map.of(),
                                                Check.NONE,
                                                Where.NONE))));
        Rows.Read read = Rows.read(rows, KNOWN);
        assertThat(read.text()).isEqualTo("orders > 2");
        assertThat(read.unfinished()).containsExactly("1", "2.0");
        assertThat(Rows.read(Group.EMPTY, KNOWN).rule()).isEmpty();
    }

    @Test
    void what_is_wrong_is_shown_as_text_as_it_would_be_written() {
        assertThat(Rows.read(Group.all(orders("many")), KNOWN).text()).isEqualTo("orders > 'many'");
        Group rows = new Group(true, true, List.of(orders("x"), row("orders >= 1 && orders <= 2")));
        assertThat(Rows.read(rows, KNOWN).text())
                .isEqualTo("!(orders > 'x' || (orders >= 1 && orders <= 2))");
    }

    @Test
    void a_group_in_a_group_keeps_its_sense() {
        String text = "orders > 1 && !(channel == 'web' || has(trait.x) && orders < 9)";
        assertThat(rows(text))
                .isEqualTo(
                        Group.all(
                                row("orders > 1"),
                                new Group(
                                        true,
                                        true,
                                        List.of(
                                                row("channel == 'web'"),
                                                Group.all(
                                                        row("has(trait.x)"), row("orders < 9"))))));
        assertThat(Rows.read(rows(text), KNOWN).text()).isEqualTo(text);
    }

    @Test
    void rows_are_added_changed_moved_and_taken_away() {
        Row first = orders("1");
        Row second = orders("2");
        Group rows = Edits.plus(Group.all(first), Rows.ROOT, Group.all(second));
        assertThat(Edits.plus(rows, "1", first))
                .isEqualTo(Group.all(first, Group.all(second, first)));
        assertThat(Edits.earlier(rows, "1")).isEqualTo(Group.all(Group.all(second), first));
        assertThat(Edits.row(rows, "1.0", row -> row.with(Slot.WINDOW, "7d")))
                .isEqualTo(Group.all(first, Group.all(second.with(Slot.WINDOW, "7d"))));
        assertThat(Edits.without(rows, "1.0")).isEqualTo(Group.all(first));
        assertThat(Edits.without(rows, "7.3")).isEqualTo(rows);
    }

    @Test
    void a_campaign_is_asked_for_beside_properties_and_not_mixed_up_with_them() {
        assertThat(conditions("count('*', '30d', campaign.name == 'madres') > 0"))
                .containsExactly(
                        new Condition(
                                false, "campaign:name", Check.of(Operator.IS, "madres"), false));
        assertThat(conditions("count('*', '30d', has(event['campaign:name'])) > 0"))
                .containsExactly(Condition.text("has(event['campaign:name'])"));
    }

    private static List<Condition> conditions(String text) {
        return ((Row) row(text)).where().conditions();
    }

    @Test
    void a_row_of_another_kind_keeps_what_both_have() {
        Row did = Row.begun(Kind.DID).with(Slot.EVENT, "Cart Viewed").with(Slot.WINDOW, "7d");
        assertThat(did.of(Kind.SILENT).slots())
                .isEqualTo(
                        Map.of(Slot.EVENT, "Cart Viewed", Slot.WINDOW, "7d", Slot.LENGTH, "30d"));
        assertThat(did.of(Kind.TRAIT).check()).isEqualTo(Check.of(Operator.IS));
        assertThat(did.of(Kind.SINCE).check().operator()).isEqualTo(Operator.LONGER);
    }

    private static Row orders(String typed) {
        return Row.of(Kind.ORDERS, Map.of(Slot.WINDOW, "ever"), Check.of(Operator.ABOVE, typed));
    }

    private static Group rows(String text) {
        return Rows.of(Rules.parse(text, KNOWN).rule().orElseThrow());
    }

    private static Part row(String text) {
        return rows(text).parts().getFirst();
    }

    private static Map<String, List<String>> said(Rows.Read read) {
        Map<String, List<String>> said = new TreeMap<>();
        read.faults()
                .forEach((place, faults) ->
                        said.put(place, faults.stream().map(Issue::what).toList()));
        return said;
    }

    private static boolean isText(Part part) {
        return switch (part) {
            case Row row ->
                    row.kind() == Kind.TEXT
                            || row.where().conditions().stream().anyMatch(Condition::text);
            case Group group -> group.parts().stream().anyMatch(RowsTest::isText);
        };
    }

    private static void gather(Part part, Set<Object> met) {
        switch (part) {
            case Row row -> {
                met.add(row.kind());
                met.add(row.check().operator());
            }
            case Group group -> group.parts().forEach(inner -> gather(inner, met));
        }
    }
}
