package org.querencia.core.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.querencia.core.kit.Seeds;
import org.querencia.core.rule.Rule.Comparison;

class RulesTest {

    private static final String SLIPS = "()[]{}'\"\\&|!<>=+-*/%?:.,_ 019aé\u0000\uD83D\n";

    private static final Vocabulary KNOWN =
            new Vocabulary(
                    Set.of("Order Completed", "Product Viewed"),
                    Set.of("total"),
                    Set.of("city", "age"),
                    Set.of("sector"),
                    Set.of("vip"),
                    Map.of("journey", Set.of("interest", "action")),
                    Set.of("lead"),
                    Map.of("shop", new Point(4.6, -74.1)));

    @Test
    void a_rule_is_read_into_a_typed_tree() {
        Rules.Parsed parsed =
                Rules.parse(
                        "count('Order Completed', '30d', event.total > 100) >= 2 && trait.city =="
                                + " 'Bogotá' && silent('Order Completed', '45d')",
                        KNOWN);
        EventKind order = EventKind.track("Order Completed");
        Rule filter =
                new Rule.Compare(
                        new Rule.As(new Field.EventField(List.of("total")), Rule.Type.NUMBER),
                        Comparison.ABOVE,
                        Rule.Num.of(100));
        assertThat(parsed)
                .isEqualTo(
                        new Rules.Parsed(
                                Optional.of(
                                        new Rule.And(
                                                List.of(
                                                        new Rule.Compare(
                                                                new Deed.Count(
                                                                        new Deed.Happening(
                                                                                order,
                                                                                Optional.of(
                                                                                        filter)),
                                                                        new Window.Sliding(
                                                                                Duration.ofDays(
                                                                                        30))),
                                                                Comparison.AT_LEAST,
                                                                Rule.Num.of(2)),
                                                        new Rule.Compare(
                                                                new Rule.As(
                                                                        new Field.Trait(
                                                                                List.of("city")),
                                                                        Rule.Type.TEXT),
                                                                Comparison.EQUAL,
                                                                new Rule.Text("Bogotá")),
                                                        new Deed.Silent(
                                                                order,
                                                                new Rule.Span(
                                                                        Duration.ofDays(45)))))),
                                List.of(),
                                List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '"',
            textBlock =
                    """
                    trait['city']=='Cali' ~ trait.city == 'Cali'
                    ((orders)>1.50) ~ orders > 1.5
                    count("Completed Order", '2w')>0 ~ count('Order Completed', '14d') > 0
                    trait['dirección'].contains('a') ~ trait['dirección'].contains('a')
                    !(orders > 1) || has(trait.city) ~ !(orders > 1) || has(trait.city)
                    last('Order Completed') > '2026-11-01' ~ last('Order Completed') > timestamp('2026-11-01')
                    today - last('Order Completed') > '30d' ~ today - last('Order Completed') > duration('30d')
                    2 * (orders + 1) > 5 ~ 2 * (orders + 1) > 5
                    orders - (1 - 2) > 5 ~ orders - (1 - 2) > 5
                    number(trait.a) < number(trait.b) ~ number(trait.a) < number(trait.b)
                    revenue('USD', 'ever') > 10 ~ revenue('USD') > 10
                    near('shop', '2000m') ~ near('shop', '2km')
                    trait.vip ~ trait.vip
                    count('*', 'ever', campaign['name'] == 'x') > 0 ~ count('*', 'ever', campaign.name == 'x') > 0
                    trait.city in ['a', 'b'] ~ trait.city in ['a', 'b']
                    count('page:*', 'this week') > 1 ~ count('page:*', 'this week') > 1
                    """)
    void a_rule_has_one_way_to_be_written(String text, String written) {
        assertThat(Rules.parse(text, KNOWN).rule().map(Rule::text)).contains(written);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '"',
            textBlock =
                    """
                    coutn('Order Completed', '30d') > 1 ~ 1:1: there is no function 'coutn'; did you mean 'count'?
                    count('Order Completed') > 1 ~ 1:1: it is count(event, window[, filter]); the number of arguments is 1
                    count('Order Completed', '30dd') > 1 ~ 1:26: '30dd' has no unit of time: those are s, min, h, d (24 hours) and w (7 days)
                    count('Order Completed', '30days') > 1 ~ 1:26: '30days' has no unit of time: write '30d'
                    count('Order Completed', '3m') > 1 ~ 1:26: '3m' could be minutes or months: write '3min', or days such as '30d'; calendar months are 'this month' and 'last month'
                    count('Order Completed', '99999d') > 1 ~ 1:26: '99999d' asks for too much history: at most '3660d', or 'ever'
                    count('Order Completed', 'this mont') > 1 ~ 1:26: 'this mont' is no window: those are lengths such as '30d' (s, min, h, d, w), 'ever', and 'today', 'this week', 'last month' and the like; did you mean 'this month'?
                    count('Order Completed', 30) > 1 ~ 1:26: a text in quotes is expected here, as in count('Order Completed', '30d', event.total > 100) >= 2
                    trait.city > 1 && trait.city + > 2 ~ 1:32: '>' is not expected here
                    trait.city == 'Cali ~ 1:15: 'Cali has no meaning here: texts stand in '…', and 'and' is &&, 'or' is ||
                    orders ~ 1:1: true or false is expected; this is a number
                    orders > 'x' ~ 1:10: a number is expected; this is a text
                    orders / 0 > 1 ~ 1:1: nothing can be divided by zero
                    trait.age == null ~ 1:14: there is no null: ask has(trait.x) or !has(trait.x)
                    trait.a == trait.b ~ 1:1: say as what two fields are compared: number(…), text(…), timestamp(…) or flag(…)
                    event.total > 1 ~ 1:1: event is seen by filters only, as in count('Order Completed', '30d', event.total > 100)
                    campaign.name == 'madres' ~ 1:1: campaign is seen by filters only, as in count('page:*', '30d', campaign.name == 'madres')
                    count('*', '1d', campaign.sorce == 'ig') > 1 ~ 1:18: of campaigns are told name (utm_campaign), source, medium, content and term, not 'sorce'; did you mean 'source'?
                    count('Order Completed', '1d', orders > 1) > 1 ~ 1:32: a filter sees the event only; put orders beside it with &&
                    city == 'Cali' ~ 1:1: nothing is called 'city'; the trait is trait.city
                    in_segment('vipp') ~ 1:12: there is no segment 'vipp'; did you mean 'vip'?
                    stage('jurney') == 'action' ~ 1:7: there is no model of stages 'jurney'; did you mean 'journey'?
                    stage('journey') == 'acton' ~ 1:1: 'journey' has no stage 'acton'; did you mean 'action'?
                    near('shopp', '3km') ~ 1:6: there is no place 'shopp'; did you mean 'shop'?
                    near('shop', '3 miles') ~ 1:14: '3 miles' is no distance: write '500m' or '3km'
                    orders > 3 && orders < 2 ~ 1:1: nobody meets all that is asked of orders
                    trait.city == 'a' && trait.city == 'b' ~ 1:1: nobody's trait.city is both 'a' and 'b'; || is 'or'
                    trait.vip && !trait.vip ~ 1:1: nobody meets both trait.vip and its opposite
                    trait.city.matches('(a+)+\\\\1') ~ 1:20: regular expressions here have no back-references (RE2 syntax), so that none can run for ever
                    trait.city.matches('(?=x)') ~ 1:20: regular expressions here look neither ahead nor back (RE2 syntax), so that none can run for ever
                    trait.city.matches('((a{100}){100})') ~ 1:20: the repetitions of the regular expression multiply to more than 1000
                    trait.city.matches('(') ~ 1:20: no regular expression: missing closing )
                    birthday('ever') ~ 1:10: every birthday comes round: name a window
                    orders > 1234567890123456789012 ~ 1:10: 1234567890123456789012: numbers have at most 18 digits before the point and 6 after it
                    orders > -1234567890123456789012 ~ 1:10: -1234567890123456789012: numbers have at most 18 digits before the point and 6 after it
                    orders > 1234567890123456789 ~ 1:10: 1234567890123456789: numbers have at most 18 digits before the point and 6 after it
                    orders > 99999999999999999999u ~ 1:10: 99999999999999999999: numbers have at most 18 digits before the point and 6 after it
                    orders > 0xFFFFFFFFFFFFFFFFFFF ~ 1:10: FFFFFFFFFFFFFFFFFFF: numbers have at most 18 digits before the point and 6 after it
                    orders > 0.1234567 ~ 1:10: 0.1234567: numbers have at most 18 digits before the point and 6 after it
                    {'a': 1} == 1 ~ 1:1: rules know no maps and no loops
                    last('Order Completed') * 2 > '1d' ~ 1:1: a point in time * a number makes no sense
                    """)
    void what_is_no_rule_is_refused_in_words_with_its_place(String text, String refusal) {
        assertThat(
                        Rules.parse(text, KNOWN).faults().stream()
                                .map(fault ->
                                        fault.line() + ":" + fault.column() + ": " + fault.what())
                                .toList())
                .containsExactly(refusal);
    }

    @Test
    void several_faults_are_told_at_once_each_on_its_line() {
        assertThat(
                        Rules.parse(
                                        "orders > 'x'\n && trait.age > 3\n && silent('Order Completed', 5)",
                                        KNOWN)
                                .faults())
                .extracting(Issue::line)
                .containsExactly(1, 3);
    }

    @Test
    void names_never_seen_are_warned_of_and_taken() {
        Rules.Parsed parsed =
                Rules.parse("count('Order Complete', '1d') > 0 && has(trait.citty)", KNOWN);
        assertThat(parsed.rule()).isPresent();
        assertThat(parsed.warnings())
                .containsExactly(
                        new Issue(
                                1,
                                7,
                                Problem.UNSEEN_EVENT,
                                List.of("Order Complete"),
                                Optional.of("Order Completed")),
                        new Issue(
                                1,
                                42,
                                Problem.UNSEEN_TRAIT,
                                List.of("citty"),
                                Optional.of("city")));
    }

    @Test
    void too_much_of_a_rule_is_refused() {
        String thousandLines = "orders > 1 ||\n".repeat(1_000) + "orders > 2";
        assertThat(fault(thousandLines))
                .startsWith("the rule has 14010 characters; at most 10000.");
        assertThat(fault("orders > 1 || ".repeat(200) + "orders > 2"))
                .startsWith("the rule has more than 500 parts;");
        assertThat(fault("!(".repeat(45) + "trait.x" + ")".repeat(45)))
                .startsWith("more than 40 things inside each other;");
        assertThat(fault("(".repeat(4_000) + "trait.x" + ")".repeat(4_000)))
                .startsWith("more than 40 things inside each other;");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "&&",
                "'",
                "a.b.c(",
                "\u0000",
                "trait.",
                "[]",
                "1 +",
                "😀",
                "x ? y",
                "trait[1]"
            })
    void whatever_is_written_is_answered(String text) {
        assertThat(Rules.parse(text, Vocabulary.NONE).faults()).isNotEmpty();
    }

    @Test
    void rules_that_were_mistyped_anyhow_are_answered_and_never_break_the_reader() {
        Seeds.each(
                3_000,
                (random, _) -> {
                    StringBuilder text = new StringBuilder(new RandomRules(random).rule().text());
                    for (int slips = random.nextInt(1, 4); slips > 0; slips--) {
                        slip(text, random);
                    }
                    Rules.Parsed parsed = Rules.parse(text.toString(), RandomRules.VOCABULARY);
                    assertThat(parsed.rule().isPresent()).isEqualTo(parsed.faults().isEmpty());
                    parsed.rule()
                            .ifPresent(rule ->
                                    assertThat(
                                                    Rules.parse(rule.text(), RandomRules.VOCABULARY)
                                                            .rule())
                                            .as(rule.text())
                                            .contains(rule));
                });
    }

    private static void slip(StringBuilder text, RandomGenerator random) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(4)) {
            case 0 -> text.deleteCharAt(at);
            case 1 -> text.insert(at, SLIPS.charAt(random.nextInt(SLIPS.length())));
            case 2 -> text.setCharAt(at, SLIPS.charAt(random.nextInt(SLIPS.length())));
            default -> text.insert(at, text.substring(random.nextInt(text.length())));
        }
    }

    private static String fault(String text) {
        return Rules.parse(text, KNOWN).faults().getFirst().what();
    }
}
