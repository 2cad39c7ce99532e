package org.querencia.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.querencia.core.kit.Events.NOON;
import static org.querencia.core.kit.Events.group;
import static org.querencia.core.kit.Events.identify;
import static org.querencia.core.kit.Events.page;
import static org.querencia.core.kit.Events.track;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.querencia.core.event.Event;
import org.querencia.core.event.Event.Mark;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.event.Value.Items;
import org.querencia.core.kit.Events;

/// What rules mean, said by examples: the plain reader, and the quick one beside it.
class OracleTest {

    /// Noon of 1 November 2026, seven in the morning in Bogotá; a Sunday.
    private static final Instant NOW = NOON;

    private static final Setting BOGOTA =
            new Setting(ZoneId.of("America/Bogota"), Currency.getInstance("COP"));

    private static final Setting NEW_YORK =
            new Setting(ZoneId.of("America/New_York"), Currency.getInstance("USD"));

    private static final Vocabulary VOCABULARY =
            new Vocabulary(
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    Set.of("vip", "new"),
                    Map.of("journey", Set.of("action", "use")),
                    Set.of(),
                    Map.of("shop", new Point(4.6486, -74.0628)));

    private static final List<Event> ANA =
            List.of(
                    identify()
                            .after(days(-50))
                            .trait("city", "Cali")
                            .trait("age", "33.5")
                            .trait("visits", Value.of(7))
                            .trait("vip", Value.of(true))
                            .trait("tags", new Items(List.of(Value.of("gold"), Value.of(2))))
                            .trait("address", Fields.of("city", Value.of("Palmira")))
                            .trait("birthday", "1992-11-05")
                            .trait("born", "2004-02-29")
                            .trait("renewal", "2026-11-01")
                            .trait("gone", Value.NOTHING)
                            .event(),
                    order("A", -40).with("total", 100).with("gift", Value.of(true)).event(),
                    order("B", -20).with("total", "50.5").with("coupon", "X").event(),
                    order("B", -20)
                            .with("total", "50.5")
                            .with("coupon", "X")
                            .after(days(-20).plusHours(1))
                            .event(),
                    order("C", -10).with("total", 10).event(),
                    order("D", -5).with("total", 7).with("currency", "USD").event(),
                    track("Order Cancelled").with("order_id", "C").after(days(-9)).event(),
                    track("completed order")
                            .with("order_id", "E")
                            .with("total", 1)
                            .after(days(-1))
                            .marked(Mark.TEST)
                            .event(),
                    page("Home").after(days(-3)).context(campaign("madres", "ig")).event(),
                    page("Shop")
                            .after(Duration.ofHours(-1))
                            .with("channel", "app")
                            .context(place("4.65", "-74.06"))
                            .event(),
                    track("Consent Given")
                            .with("channel", "email")
                            .with("purpose", "marketing")
                            .after(days(-2))
                            .event(),
                    group("acme")
                            .after(days(-2))
                            .trait("sector", "food")
                            .trait("employees", Value.of(80))
                            .event());

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '"',
            textBlock =
                    """
                    count('Order Completed', 'ever') == 5                              ~ true
                    count('Order Completed', '10d') == 1                               ~ true
                    count('Order Completed', '864001s') == 2                           ~ true
                    count('Order Completed', 'ever', event.total > 50) == 3            ~ true
                    count('Order Completed', 'ever', !(event.total > 50)) == 2         ~ true
                    count('Order Completed', 'ever', event.gift) == 1                  ~ true
                    count('Order Completed', 'ever', !event.gift) == 0                 ~ true
                    count('Order Completed', 'ever', has(event.coupon)) == 2           ~ true
                    count('order completed', 'this month') == 0                        ~ true
                    count('Order Completed', 'last month') == 4                        ~ true
                    count('Order Completed', 'this year') == 5                         ~ true
                    count('page:*', '7d') == 2                                         ~ true
                    count('page:Home', '3d') == 0                                      ~ true
                    count('page:home', 'ever') == 0                                    ~ true
                    count('*', 'today') == 1                                           ~ true
                    count('*', 'ever', campaign.name == 'madres') == 1                 ~ true
                    count('page:*', '7d', campaign.source in ['ig', 'fb']) == 1        ~ true
                    count('page:*', '7d', campaign.name != 'madres') == 0              ~ true
                    count('*', 'ever', has(campaign.medium)) == 0                      ~ true
                    count('*', '2d', has(campaign.name)) == 0                          ~ true
                    sum('Order Completed', 'total', 'ever') == 218                     ~ true
                    avg('Order Completed', 'total', 'ever') == 43.6                    ~ true
                    min('Order Completed', 'total', '30d') == 7                        ~ true
                    max('Order Completed', 'total', '30d') == 50.5                     ~ true
                    max('Signed Up', 'x', 'ever') < 5 || max('Signed Up', 'x', 'ever') >= 5 ~ false
                    sum('Signed Up', 'x', 'ever') == 0                                 ~ true
                    distinct('Order Completed', 'order_id', 'ever') == 4               ~ true
                    distinct('Order Completed', 'coupon', 'ever') == 1                 ~ true
                    first('Order Completed') == timestamp('2026-09-22T12:00:00Z')      ~ true
                    last('Order Completed') == timestamp('2026-10-27T07:00:00-05:00')  ~ true
                    last('Signed Up') < today                                          ~ false
                    !(last('Signed Up') < today)                                       ~ false
                    silent('Order Completed', '5d')                                    ~ true
                    silent('Order Completed', '432001s')                               ~ false
                    silent('Signed Up', '1d')                                          ~ false
                    rhythm('Order Completed') == '5d'                                  ~ true
                    silent('Order Completed', rhythm('Order Completed'))               ~ true
                    silent('Order Completed', rhythm('Order Completed') * 1.1)         ~ false
                    silent('Order Completed', rhythm('Consent Given'))                 ~ false
                    ordered('Order Completed', 'Order Cancelled', '1d')                ~ true
                    ordered('Order Completed', 'Order Cancelled', '23h')               ~ false
                    ordered('Order Cancelled', 'Order Completed', '3d')                ~ false
                    ordered('Order Completed', 'Order Completed', '1h')                ~ true
                    orders == 3                                                        ~ true
                    orders('30d') == 2                                                 ~ true
                    revenue == 150.5                                                   ~ true
                    revenue('30d') == 50.5                                             ~ true
                    revenue('USD') == 7                                                ~ true
                    revenue('EUR') == 0                                                ~ true
                    bought('bread', '30d')                                             ~ true
                    bought('p1', 'ever') && bought('s1', 'ever')                       ~ true
                    bought('p1', '5d')                                                 ~ false
                    bought('milk', 'ever')                                             ~ false
                    trait.city == 'Cali'                                               ~ true
                    trait.city < 'Cb' && trait.city > 'Ca'                             ~ true
                    trait.address.city == 'Palmira'                                    ~ true
                    trait.address.zip == 'x'                                           ~ false
                    trait.age > 33 && trait.age < 34                                   ~ true
                    trait.visits == 7                                                  ~ true
                    trait.visits == '7'                                                ~ false
                    trait.city > 3 || !(trait.city > 3)                                ~ false
                    trait.missing == 'x' || orders == 3                                ~ true
                    !(trait.missing == 'x')                                            ~ false
                    !has(trait.missing) && !has(trait.gone) && has(trait.city)         ~ true
                    trait.vip                                                          ~ true
                    trait.vip == false                                                 ~ false
                    'gold' in trait.tags && !('2' in trait.tags)                       ~ true
                    trait.city in ['Bogotá', 'Cali']                                   ~ true
                    trait.visits in [6, 7.0]                                           ~ true
                    trait.city.startsWith('Ca') && trait.city.endsWith('li')           ~ true
                    trait.city.matches('^C.l') && !trait.city.matches('^a')            ~ true
                    account.sector == 'food' && account['employees'] > 50              ~ true
                    years_since(trait.born) == 22                                      ~ true
                    years_since(trait.city) == 1                                       ~ false
                    birthday('4d') && birthday('this month') && !birthday('3d')        ~ true
                    birthday('last month') || birthday('today')                        ~ false
                    consent('email', 'marketing')                                      ~ true
                    consent('email', 'service')                                        ~ false
                    near('shop', '1km') && !near('shop', '100m')                       ~ true
                    channel == 'server'                                                ~ false
                    channel == 'app'                                                   ~ true
                    stage('journey') == 'action'                                       ~ true
                    in_segment('vip') && !in_segment('new')                            ~ true
                    score('lead') + 0.5 == 8                                           ~ true
                    score('other') > 0 || score('other') <= 0                          ~ false
                    trait.renewal == today                                             ~ true
                    today - last('Order Completed') > '4d'                             ~ true
                    today - '5d' < last('Order Completed')                             ~ true
                    1 / 3 == 0.333333 && -1 / 3 == -0.333333                           ~ true
                    0.000001 * 0.5 == 0.000001                                         ~ true
                    -7 % 3 == -1                                                       ~ true
                    orders / (orders - 3) > 0                                          ~ false
                    !(orders / (orders - 3) > 0)                                       ~ false
                    999999999999999999 + 1 > 0                                         ~ false
                    orders > (trait.vip ? 2 : 5)                                       ~ true
                    (trait.missing == 'x' ? true : true)                               ~ false
                    """)
    void a_rule_means_what_it_says(String text, boolean holds) {
        assertThat(holds(text, ANA, BOGOTA, NOW)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({
        // In New York clocks went back at 06:00Z on 1 November: that day had 25 hours.
        "2026-11-01T04:30:00Z, 2026-11-02T04:59:59Z, today, true",
        "2026-11-01T04:30:00Z, 2026-11-02T05:00:00Z, today, false",
        "2026-11-01T04:30:00Z, 2026-11-02T05:00:00Z, yesterday, true",
        "2026-11-01T03:59:59Z, 2026-11-02T04:59:59Z, today, false",
        "2026-11-01T03:59:59Z, 2026-11-30T12:00:00Z, last month, true",
        "2026-11-01T04:00:00Z, 2026-12-01T04:59:59Z, this month, true",
        "2026-11-01T04:00:00Z, 2026-12-01T05:00:00Z, this month, false",
        "2026-11-01T12:00:00Z, 2026-11-01T12:00:00Z, this week, true",
        "2026-11-01T12:00:00Z, 2026-11-02T05:00:00Z, this week, false",
        "2026-11-01T12:00:00Z, 2026-11-08T12:00:00Z, last week, true",
        "2026-09-30T12:00:00Z, 2026-11-01T12:00:00Z, last quarter, true",
        "2026-10-01T12:00:00Z, 2026-11-01T12:00:00Z, this quarter, true",
        "2025-12-31T12:00:00Z, 2026-11-01T12:00:00Z, last year, true",
        "2026-01-01T04:59:59Z, 2026-11-01T12:00:00Z, this year, false",
        // A day of 24 hours, not of the calendar.
        "2026-11-01T04:30:00Z, 2026-11-02T04:29:59Z, 1d, true",
        "2026-11-01T04:30:00Z, 2026-11-02T04:30:00Z, 1d, false",
    })
    void windows_end_at_their_instant(Instant event, Instant now, String window, boolean holds) {
        List<Event> life = List.of(track("Seen").at(event).event());
        assertThat(holds("count('Seen', '%s') == 1".formatted(window), life, NEW_YORK, now))
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-29, 2026-02-27T12:00:00Z, false, 1",
        "2024-02-29, 2026-02-28T12:00:00Z, true, 1",
        "2024-02-29, 2026-03-01T12:00:00Z, false, 2",
        "2024-02-29, 2028-02-28T12:00:00Z, false, 3",
        "2024-02-29, 2028-02-29T12:00:00Z, true, 4",
        "2020-12-31, 2026-12-31T12:00:00Z, true, 6",
        "2024-03-01T03:00:00Z, 2026-02-28T12:00:00Z, true, 1",
    })
    void birthdays_come_round_and_years_are_whole(
            String born, Instant now, boolean today, int years) {
        List<Event> life = List.of(identify().at(Instant.EPOCH).trait("birthday", born).event());
        assertThat(holds("birthday('today')", life, BOGOTA, now)).isEqualTo(today);
        assertThat(holds("years_since(trait.birthday) == " + years, life, BOGOTA, now)).isTrue();
    }

    @Test
    void a_thousand_are_told_apart_in_a_sliding_window_and_all_of_them_else() {
        List<Event> life =
                IntStream.range(0, 1_200)
                        .mapToObj(i -> track("Seen").with("n", i).at(NOON.minusSeconds(i)).event())
                        .toList();
        assertThat(holds("count('Seen', '1d') == 1000", life, BOGOTA, NOW)).isTrue();
        assertThat(holds("count('Seen', 'ever') == 1200", life, BOGOTA, NOW)).isTrue();
        assertThat(holds("max('Seen', 'n', '1d') == 999", life, BOGOTA, NOW)).isTrue();
        assertThat(holds("max('Seen', 'n', 'this year') == 1199", life, BOGOTA, NOW)).isTrue();
        assertThat(holds("distinct('Seen', 'n', 'ever') == 1000", life, BOGOTA, NOW)).isTrue();
    }

    @Test
    void why_tells_which_part_holds_and_which_fails() {
        RuleSet rules =
                rules("orders == 3 && (trait.city == 'Bogotá' || trait.missing > 1)", BOGOTA);
        Why why = rules.look(person(rules, ANA, BOGOTA), NOW).why(0);
        assertThat(why)
                .isEqualTo(
                        new Why(
                                "orders == 3 && (trait.city == 'Bogotá' || trait.missing > 1)",
                                Why.Verdict.UNKNOWN,
                                List.of(
                                        new Why("orders == 3", Why.Verdict.HOLDS, List.of()),
                                        new Why(
                                                "trait.city == 'Bogotá' || trait.missing > 1",
                                                Why.Verdict.UNKNOWN,
                                                List.of(
                                                        new Why(
                                                                "trait.city == 'Bogotá'",
                                                                Why.Verdict.FAILS,
                                                                List.of()),
                                                        new Why(
                                                                "trait.missing > 1",
                                                                Why.Verdict.UNKNOWN,
                                                                List.of()))))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '"',
            textBlock =
                    """
                    silent('Order Completed', '45d')                                ~ 2026-12-11T12:00:00Z
                    count('Order Completed', '30d') >= 2                            ~ 2026-11-21T12:00:00Z
                    count('Order Completed', '30d') > 2                             ~ 2026-11-11T13:00:00Z
                    count('Order Completed', '30d') == 4                            ~ 2026-11-11T12:00:00Z
                    count('Order Completed', '30d') < 5                             ~
                    count('Order Completed', '30d') <= 1.5                          ~ 2026-11-21T12:00:00Z
                    count('Order Completed', '30d') >= 9                            ~
                    count('Order Completed', '30d') >= 9 && silent('Order Completed', '45d') ~
                    count('Order Completed', 'last month') > 1                      ~ 2026-11-01T05:00:00Z
                    trait.city == 'Cali'                                            ~
                    years_since(trait.birthday) > 30                                ~ 2026-11-05T05:00:00Z
                    birthday('7d')                                                  ~ 2026-11-06T05:00:00Z
                    orders('30d') > 1                                               ~ 2026-11-11T12:00:00Z
                    """)
    void time_alone_changes_a_rule_no_earlier_than_it_says(String text, String next) {
        RuleSet rules = rules(text, BOGOTA);
        Instant now = text.contains("last month") ? Instant.parse("2026-10-31T12:00:00Z") : NOW;
        List<Event> life = ANA.stream().filter(event -> !event.timestamp().isAfter(now)).toList();
        assertThat(rules.look(person(rules, life, BOGOTA), now).next(0))
                .isEqualTo(Optional.ofNullable(next).map(Instant::parse));
    }

    private static boolean holds(String text, List<Event> life, Setting setting, Instant now) {
        RuleSet rules = rules(text, setting);
        boolean holds = new Oracle(history(life), setting, now).holds(rules.rule(0));
        assertThat(rules.look(person(rules, life, setting), now).holds(0)).isEqualTo(holds);
        return holds;
    }

    private static RuleSet rules(String text, Setting setting) {
        Rules.Parsed parsed = Rules.parse(text, VOCABULARY);
        assertThat(parsed.faults()).isEmpty();
        return RuleSet.of(List.of(parsed.rule().orElseThrow()), setting);
    }

    private static Person person(RuleSet rules, List<Event> life, Setting setting) {
        return Lives.person(rules.plus(Gathered.NONE, life), history(life), setting);
    }

    private static History history(List<Event> life) {
        return Lives.history(
                life,
                Lives.accounts(life),
                new Inputs(
                        Map.of("journey", "action"),
                        Set.of("vip"),
                        Map.of("lead", new BigDecimal("7.5"))));
    }

    private static Events order(String id, int day) {
        return track("Order Completed")
                .with("order_id", id)
                .with(
                        "products",
                        new Items(
                                List.of(
                                        new Fields(
                                                Map.of(
                                                        "product_id", Value.of("p1"),
                                                        "sku", Value.of("s1"),
                                                        "category", Value.of("bread"),
                                                        "price", Value.of(1))))))
                .after(days(day));
    }

    private static Fields campaign(String name, String source) {
        return Fields.of(
                "campaign", new Fields(Map.of("name", Value.of(name), "source", Value.of(source))));
    }

    private static Fields place(String latitude, String longitude) {
        return Fields.of(
                "location",
                new Fields(
                        Map.of(
                                "latitude", Value.of(new BigDecimal(latitude)),
                                "longitude", Value.of(new BigDecimal(longitude)))));
    }

    private static Duration days(int days) {
        return Duration.ofDays(days);
    }
}
