package org.querencia.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.querencia.core.kit.Events.track;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.querencia.core.catalogue.Article.Amount;
import org.querencia.core.catalogue.Article.Companions;
import org.querencia.core.catalogue.Article.Word;
import org.querencia.core.event.Event;
import org.querencia.core.event.Event.Mark;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.Said;
import org.querencia.core.event.SourceKey;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.event.Value.Items;
import org.querencia.core.kit.Events;
import org.querencia.core.kit.Happenings;
import org.querencia.core.kit.Seeds;
import org.querencia.core.order.Figure;

class ArticleTest {

    private static final Origin FEED =
            new Origin(new SourceKey("erp"), Trust.SECRET, 300, Origin.NAMESPACE_DEFAULT);

    @Test
    void a_product_is_what_was_told_of_it() {
        Article tea =
                article(
                        tea().with("name", " Green tea ")
                                .with("category", "Teas")
                                .with("price", 12_000)
                                .with("cost", Value.of(new BigDecimal("4500.5")))
                                .with("currency", "cop")
                                .with("condition", "Near expiry")
                                .with("complexity", "confusing")
                                .with(
                                        "accessories",
                                        new Items(
                                                List.of(
                                                        Value.of("cup"),
                                                        Fields.of("sku", Value.of("S-9"))))));

        assertThat(tea.title()).isEqualTo("Green tea");
        assertThat(tea.word(Word.CATEGORY)).isEqualTo("Teas");
        assertThat(tea.word(Word.CONDITION)).isEqualTo("near_expiry");
        assertThat(tea.word(Word.COMPLEXITY)).as("no word of ours").isEmpty();
        assertThat(tea.amount(Amount.PRICE))
                .contains(new Figure(BigDecimal.valueOf(12_000), "COP"));
        assertThat(tea.amount(Amount.COST)).contains(new Figure(new BigDecimal("4500.5"), "COP"));
        assertThat(tea.list(Companions.ACCESSORIES)).containsExactly("cup", "S-9");
        assertThat(tea.updated()).contains(Events.NOON);
    }

    @Test
    void what_a_later_word_leaves_out_stays() {
        Article tea =
                article(
                        tea().with("name", "Tea").with("price", 10),
                        tea().with("price", 12).after(Duration.ofDays(1)));

        assertThat(tea.title()).isEqualTo("Tea");
        assertThat(price(tea)).isEqualTo(12);
    }

    @Test
    void the_source_of_the_highest_priority_has_the_word() {
        Article tea =
                article(
                        tea().with("price", 10).from(FEED),
                        tea().with("price", 12).with("brand", "Verde").after(Duration.ofDays(1)));

        assertThat(price(tea)).isEqualTo(10);
        assertThat(tea.word(Word.BRAND)).isEqualTo("Verde");
        assertThat(amounts(tea.priceChanges())).containsExactly(10L);
    }

    @Test
    void the_history_holds_each_change_of_price_once() {
        Article tea =
                article(
                        tea().with("price", 12).after(Duration.ofDays(3)),
                        tea().with("price", 10),
                        tea().with("price", 10).after(Duration.ofDays(1)),
                        tea().with("price", 12).after(Duration.ofDays(2)),
                        tea().with("price", 9).after(Duration.ofDays(4)));

        assertThat(amounts(tea.priceChanges())).containsExactly(10L, 12L, 9L);
        assertThat(tea.priceChanges().get(1).at()).isEqualTo(Events.NOON.plus(Duration.ofDays(2)));
    }

    @Test
    void the_margin_is_the_share_of_the_price_that_is_not_cost() {
        assertThat(article(tea().with("price", 10).with("cost", 4)).margin())
                .contains(new BigDecimal("0.6000"));
        assertThat(article(tea().with("price", 0).with("cost", 4)).margin()).isEmpty();
        assertThat(article(tea().with("price", 10)).margin()).as("no cost known").isEmpty();
        assertThat(
                        article(
                                        tea().with("price", 10).with("currency", "EUR"),
                                        tea().with("cost", 4).after(Duration.ofDays(1)))
                                .margin())
                .as("of two currencies")
                .isEmpty();
    }

    @Test
    void stock_lies_in_places() {
        Article tea =
                article(
                        tea().with("stock", 5).with("place", "Cali"),
                        tea().with("stock", 0).with("place", "Cali").after(Duration.ofHours(1)),
                        tea().with("stock", 7).with("place", "Bogotá"),
                        tea().with("stock", 99));

        assertThat(tea.pieces()).as("99 of no place").contains(BigDecimal.valueOf(7));
        assertThat(article(tea().with("stock", 99)).pieces()).contains(BigDecimal.valueOf(99));
        assertThat(article(tea()).pieces()).isEmpty();
    }

    @Test
    void of_each_competitor_the_last_observation_is_kept() {
        Article tea =
                article(
                        observed("Rival", 14).with("in_stock", Value.of(true)),
                        observed("Rival", 13)
                                .with("in_stock", Value.of(false))
                                .after(Duration.ofDays(1)),
                        observed("Other", 11));

        assertThat(tea.offers()).containsOnlyKeys("Rival", "Other");
        assertThat(tea.offers().get("Rival"))
                .extracting(Said::value)
                .isEqualTo(
                        new Offer(
                                Optional.of(new Figure(BigDecimal.valueOf(13), "")),
                                Optional.of(false)));
        assertThat(tea.updated()).as("the company told nothing").isEmpty();
    }

    @Test
    void a_product_is_named_by_its_id_else_its_sku_and_else_not_at_all() {
        assertThat(Articles.keyOf(track("product updated").with("sku", "S-1").event()))
                .contains(new ArticleKey("S-1"));
        assertThat(Articles.keyOf(track("Product Updated").with("name", "Tea").event())).isEmpty();
        assertThat(Articles.keyOf(track("Product Viewed").with("product_id", "tea").event()))
                .isEmpty();
        assertThat(Articles.of(tea().marked(Mark.TEST).event())).as("marked").isEmpty();
        assertThat(Articles.of(tea().from("web", Trust.PUBLIC).event()))
                .as("told by anyone who reads a page")
                .isEmpty();
    }

    @Test
    void any_order_and_any_grouping_give_the_same() {
        Seeds.each(
                500,
                (random, seed) -> {
                    List<Event> events = new Happenings(random).events(300);
                    Map<ArticleKey, Article> expected = articles(events);
                    assertThat(expected).isNotEmpty();
                    List<Event> shuffled = new ArrayList<>(events);
                    Collections.shuffle(shuffled, new Random(seed));
                    assertThat(inParts(shuffled, random.nextInt(300))).isEqualTo(expected);
                });
    }

    @Test
    void the_laws_hold_where_the_bounds_bite() {
        Seeds.each(
                20,
                (random, seed) -> {
                    List<Event> events = new ArrayList<>();
                    for (int i = 0; i < 600; i++) {
                        events.add(
                                (random.nextBoolean()
                                                ? tea().with("price", random.nextInt(5))
                                                : observed("c" + random.nextInt(90), i))
                                        .with("stock", random.nextInt(9))
                                        .with("place", "p" + random.nextInt(200))
                                        .after(Duration.ofHours(random.nextInt(24 * 300)))
                                        .event());
                    }
                    Article expected = articles(events).getOrDefault(key(), Article.of(key()));
                    assertThat(expected.prices()).hasSize(Article.PRICE_DAYS_MAX);
                    assertThat(expected.stock()).hasSize(Article.PLACES_MAX);
                    assertThat(expected.offers()).hasSize(Article.COMPETITORS_MAX);
                    List<Event> shuffled = new ArrayList<>(events);
                    Collections.shuffle(shuffled, new Random(seed));
                    assertThat(inParts(shuffled, random.nextInt(600)))
                            .isEqualTo(Map.of(key(), expected));
                });
    }

    private static Map<ArticleKey, Article> inParts(List<Event> events, int cut) {
        Map<ArticleKey, Article> merged = new HashMap<>(articles(events.subList(0, cut)));
        articles(events.subList(cut, events.size()))
                .forEach((key, article) -> merged.merge(key, article, Article::merge));
        return merged;
    }

    private static Map<ArticleKey, Article> articles(List<Event> events) {
        Map<ArticleKey, Article> articles = new HashMap<>();
        for (Event event : events) {
            Articles.of(event)
                    .ifPresent(told ->
                            articles.merge(
                                    told.key(),
                                    Article.of(told.key()).merge(told),
                                    (now, _) -> now.merge(told)));
        }
        return articles;
    }

    private static Article article(Events... events) {
        return articles(List.of(events).stream().map(Events::event).toList())
                .getOrDefault(key(), Article.of(key()));
    }

    private static ArticleKey key() {
        return new ArticleKey("tea");
    }

    private static Events tea() {
        return track("Product Updated").with("product_id", "tea");
    }

    private static Events observed(String competitor, long price) {
        return track("Competitor Price Observed")
                .with("product_id", "tea")
                .with("competitor", competitor)
                .with("price", price);
    }

    private static long price(Article article) {
        return article.amount(Amount.PRICE).orElseThrow().amount().longValueExact();
    }

    private static List<Long> amounts(List<Said<Figure>> prices) {
        return prices.stream().map(price -> price.value().amount().longValueExact()).toList();
    }
}
