package org.querencia.runtime.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.querencia.core.account.Account;
import org.querencia.core.catalogue.Article;
import org.querencia.core.catalogue.ArticleKey;
import org.querencia.core.catalogue.Articles;
import org.querencia.core.event.Event;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.event.Value.Text;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.kit.Happenings;
import org.querencia.core.kit.Seeds;
import org.querencia.core.order.Order;
import org.querencia.core.order.OrderKey;
import org.querencia.core.order.Orders;
import org.querencia.core.profile.Summary;

class RoundTripTest {

    @Test
    void events_come_back_as_they_were() {
        Seeds.each(
                500,
                (random, _) -> {
                    for (Event event : new Happenings(random).events(10)) {
                        assertThat(EventCodec.read(EventCodec.write(event))).isEqualTo(event);
                    }
                });
    }

    @Test
    void values_of_any_shape_come_back_as_they_were() {
        Seeds.each(
                2_000,
                (random, _) -> {
                    Value value = new Happenings(random).value(0);
                    assertThat(ValueCodec.read(ValueCodec.write(value))).isEqualTo(value);
                });
    }

    @Test
    void summaries_and_accounts_come_back_as_they_were_and_equal_ones_are_equal_bytes() {
        Seeds.each(
                300,
                (random, _) -> {
                    List<Event> events = new Happenings(random).events(40);
                    Summary summary = Summary.EMPTY.plus(events);
                    byte[] stored = SummaryCodec.write(summary);
                    assertThat(SummaryCodec.read(stored)).isEqualTo(summary);
                    assertThat(SummaryCodec.write(Summary.EMPTY.plus(events.reversed())))
                            .isEqualTo(stored);
                    for (Event event : events) {
                        Account.keyOf(event)
                                .map(key -> Account.of(key).plus(event))
                                .ifPresent(account ->
                                        assertThat(AccountCodec.read(AccountCodec.write(account)))
                                                .isEqualTo(account));
                    }
                });
    }

    @Test
    void orders_come_back_as_they_were() {
        Seeds.each(
                300,
                (random, _) -> {
                    Map<OrderKey, Order> orders = new HashMap<>();
                    for (Event event : new Happenings(random).events(40)) {
                        Optional<AnchorId> anchor =
                                random.nextBoolean()
                                        ? Optional.of(new AnchorId(new UUID(0, random.nextInt(3))))
                                        : Optional.empty();
                        Orders.of(event, anchor)
                                .ifPresent(order -> orders.merge(order.key(), order, Order::merge));
                    }
                    for (Order order : orders.values()) {
                        assertThat(OrderCodec.read(OrderCodec.write(order))).isEqualTo(order);
                    }
                });
    }

    @Test
    void articles_come_back_as_they_were_and_equal_ones_are_equal_bytes() {
        Seeds.each(
                300,
                (random, _) -> {
                    List<Event> events = new Happenings(random).events(80);
                    Map<ArticleKey, Article> articles = articles(events);
                    Map<ArticleKey, Article> others = articles(events.reversed());
                    articles.forEach((key, article) -> {
                        byte[] stored = ArticleCodec.write(article);
                        assertThat(ArticleCodec.read(stored)).isEqualTo(article);
                        assertThat(ArticleCodec.write(others.getOrDefault(key, Article.of(key))))
                                .isEqualTo(stored);
                    });
                });
    }

    private static Map<ArticleKey, Article> articles(List<Event> events) {
        Map<ArticleKey, Article> articles = new HashMap<>();
        for (Event event : events) {
            Articles.of(event).ifPresent(told -> articles.merge(told.key(), told, Article::merge));
        }
        return articles;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "a\\u0000b"              | "a\uFFFDb"
                    "\\ud83d"                | "\uFFFD"
                    "\\ude00x"               | "\uFFFDx"
                    "\\ud83d\\ude00"         | "\uD83D\uDE00"
                    {"k\\u0000":1}           | {"k\uFFFD":1}
                    {"a":1,"a":2}            | {"a":2}
                    1.50                     | 1.50
                    -0                       | 0
                    12345678901234567890     | 12345678901234567890
                    1e5                      | 1E+5
                    1e999999999              | "1e999999999"
                    1e-999999999             | "1e-999999999"
                    [null,true,{}]           | [null,true,{}]
                    """)
    void what_comes_in_is_made_storable(String sent, String stored) {
        Value value = ValueCodec.read(sent.getBytes(UTF_8));
        assertThat(new String(ValueCodec.write(value), UTF_8)).isEqualTo(stored);
    }

    @Test
    void a_number_too_long_to_be_one_is_kept_as_text() {
        String digits = "9".repeat(400);
        assertThat(ValueCodec.read(digits.getBytes(UTF_8))).isEqualTo(new Text(digits));
        String fits = "9".repeat(100);
        assertThat(ValueCodec.read(fits.getBytes(UTF_8))).isEqualTo(Value.of(new BigDecimal(fits)));
    }

    @Test
    void nesting_is_bounded() {
        int depth = ValueCodec.DEPTH_MAX;
        assertThat(ValueCodec.read(nested(depth).getBytes(UTF_8))).isInstanceOf(Value.Items.class);
        for (int tooDeep : List.of(depth + 1, depth + 50, 100_000)) {
            assertThatExceptionOfType(InvalidJsonException.class)
                    .isThrownBy(() -> ValueCodec.read(nested(tooDeep).getBytes(UTF_8)));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''          | line 1, column 1: nothing here
                    {"a":       | line 1, column 6
                    {"a":1} x   | line 1, column
                    {"a":1} 2   | line 1, column 9: more follows
                    {'a':1}     | line 1, column 2
                    NaN         | line 1, column
                    """)
    void what_is_not_json_is_refused_with_its_place(String sent, String message) {
        assertThatExceptionOfType(InvalidJsonException.class)
                .isThrownBy(() -> ValueCodec.read(sent.getBytes(UTF_8)))
                .withMessageContaining(message);
    }

    @Test
    void what_no_store_keeps_is_written_as_a_replacement_too() {
        Value dirty = Fields.of("a\u0000", Value.of("\uD83D"));
        assertThat(new String(ValueCodec.write(dirty), UTF_8))
                .isEqualTo("{\"a\uFFFD\":\"\uFFFD\"}");
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "1" + "]".repeat(depth);
    }
}
