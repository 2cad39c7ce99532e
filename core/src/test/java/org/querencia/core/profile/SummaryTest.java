package org.querencia.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.querencia.core.event.Channels;
import org.querencia.core.event.Event;
import org.querencia.core.event.Event.Mark;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.Said;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.event.Value.Items;
import org.querencia.core.kit.Events;
import org.querencia.core.order.Commerce;

class SummaryTest {

    @Test
    void marked_events_are_counted_apart_and_in_no_figure() {
        Summary summary =
                Summary.EMPTY.plus(
                        List.of(
                                Events.track("Signed Up").event(),
                                Events.track("Signed Up").marked(Mark.BOT).event()));
        assertThat(summary.events()).isEqualTo(Tally.once(Events.NOON));
        assertThat(summary.marked()).isEqualTo(Tally.once(Events.NOON));
        assertThat(summary.kinds().of(new Kind(Event.Type.TRACK, "Signed Up")).count())
                .isEqualTo(1);
        assertThat(summary.seen().count()).isEqualTo(2);
    }

    @Test
    void the_last_word_on_a_trait_counts_whenever_it_comes() {
        Event later = Events.identify().trait("city", "Cali").after(Duration.ofHours(2)).event();
        Event late = Events.identify().trait("city", "Pasto").after(Duration.ofHours(1)).event();
        assertThat(Summary.of(later).plus(late).traits().text("city")).contains("Cali");
    }

    @Test
    void a_trait_told_to_be_nothing_is_gone_until_told_again() {
        Summary told = Summary.of(Events.identify().trait("city", "Cali").event());
        Summary gone =
                told.plus(
                        Events.identify()
                                .trait("city", Value.NOTHING)
                                .after(Duration.ofHours(1))
                                .event());
        assertThat(gone.traits().standing()).isEmpty();
        assertThat(
                        gone.plus(
                                        Events.identify()
                                                .trait("city", "Tunja")
                                                .after(Duration.ofHours(2))
                                                .event())
                                .traits()
                                .text("city"))
                .contains("Tunja");
    }

    /// A cart, told in steps a minute apart: `+a` one more of product a, `+a3` three more, `-a` all
    /// of it gone, `-a1` one less, `=ab` the cart seen with a and b, `!` ordered.
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    +a            | {a=1}
                    +a +a         | {a=2}
                    +a3 -a1       | {a=2}
                    +a3 -a        | {}
                    +a -a1 -a1 +b | {b=1}
                    +a +b !       | {}
                    +a ! +b       | {b=1}
                    +a =bc        | {b=1, c=1}
                    +a =bc -b +c  | {c=2}
                    """)
    void the_cart_holds(String steps, String cart) {
        List<Event> events = cartEvents(steps);
        assertThat(cart(Summary.EMPTY.plus(events))).isEqualTo(cart);
        assertThat(cart(Summary.EMPTY.plus(events.reversed()))).isEqualTo(cart);
    }

    @Test
    void the_last_products_looked_at_are_known_newest_first() {
        Summary summary = Summary.EMPTY;
        for (int i = 0; i < 30; i++) {
            summary =
                    summary.plus(
                            Events.track("Product Viewed")
                                    .with("product_id", "p" + i % 25)
                                    .after(Duration.ofMinutes(i))
                                    .event());
        }
        assertThat(summary.views().newestFirst().stream().map(said -> said.value().id()).toList())
                .hasSize(Views.PRODUCTS_MAX)
                .startsWith("p4", "p3", "p2", "p1", "p0", "p24");
    }

    @ParameterizedTest
    @CsvSource({
        "Product Viewed, true",
        "Product Clicked, true",
        "Product List Viewed, false",
        "Product Added, false",
        "Product Reviewed, false"
    })
    void opening_a_product_is_looking_at_it(String name, boolean looked) {
        Summary summary = Summary.of(Events.track(name).with("product_id", "p1").event());
        assertThat(summary.views().products().containsKey("p1")).isEqualTo(looked);
    }

    /// What comes after the cart was filled with one product, and the cart then.
    @ParameterizedTest
    @CsvSource({
        "Wishlist Product Added to Cart, '{a=1, b=1}'",
        "Product Added to Wishlist, {a=1}",
        "Product List Viewed, {a=1}",
        "Checkout Step Viewed, {a=1}",
        "Cart Shared, {a=1}",
        "Coupon Applied, {a=1}",
        "Checkout Started, {c=1}"
    })
    void only_what_is_said_of_the_cart_changes_it(String name, String cart) {
        Event after =
                Events.track(name)
                        .with("product_id", "b")
                        .with(
                                "products",
                                new Items(List.of(Fields.of("product_id", Value.of("c")))))
                        .after(Duration.ofHours(1))
                        .event();
        assertThat(cart(Summary.EMPTY.plus(cartEvents("+a")).plus(after))).isEqualTo(cart);
    }

    @Test
    void when_a_person_does_too_much_the_kinds_of_commerce_are_still_told_apart() {
        Summary summary = Summary.EMPTY;
        for (int i = 0; i < 2 * Summary.KINDS_MAX; i++) {
            summary = summary.plus(Events.track("e" + i).event());
        }
        for (String name : Commerce.NAMES) {
            summary = summary.plus(Events.track(name).event());
        }
        assertThat(summary.kinds().kept().keySet())
                .hasSize(Summary.KINDS_MAX)
                .extracting(Kind::name)
                .containsAll(Commerce.NAMES);
    }

    @Test
    void the_first_and_the_last_campaign_are_known_and_pages_of_ones_own_are_no_referrer() {
        Summary summary =
                Summary.EMPTY.plus(
                        List.of(
                                touch(0, "spring", "https://search.example/"),
                                touch(1, "", "https://www.shop.example/cart"),
                                touch(2, "summer", "")));
        assertThat(summary.firstTouch().map(Said::value))
                .contains(new Touch("spring", "", "", "", "", "https://search.example/"));
        assertThat(summary.lastTouch().map(Said::value))
                .contains(new Touch("summer", "", "", "", "", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    channel  | Store      | store
                    device   | ios        | app
                    page     | /          | web
                    library  | -          | server
                    """)
    void the_channel_is_told_or_shown_by_the_device(String field, String value, String channel) {
        Fields context =
                field.equals("channel")
                        ? Fields.of("channel", Value.of(value))
                        : Fields.of(field, Fields.of("type", Value.of(value)));
        assertThat(Channels.of(Events.track("x").context(context).event())).isEqualTo(channel);
    }

    @Test
    void what_comes_with_a_key_anyone_can_read_comes_from_the_web() {
        assertThat(Channels.of(Events.track("x").from("web", Trust.PUBLIC).event()))
                .isEqualTo("web");
    }

    private static Event touch(int minutes, String campaign, String referrer) {
        Fields page =
                new Fields(
                        Map.of(
                                "url", Value.of("https://shop.example/p"),
                                "referrer", Value.of(referrer)));
        Fields utm = campaign.isEmpty() ? Fields.NONE : Fields.of("name", Value.of(campaign));
        return Events.page("Home")
                .context(new Fields(Map.of("page", page, "campaign", utm)))
                .after(Duration.ofMinutes(minutes))
                .event();
    }

    private static List<Event> cartEvents(String steps) {
        String[] parts = steps.strip().split(" +", -1);
        return IntStream.range(0, parts.length)
                .mapToObj(i -> cartEvent(parts[i]).after(Duration.ofMinutes(i)).event())
                .toList();
    }

    private static Events cartEvent(String step) {
        return switch (step.charAt(0)) {
            case '+' -> product(Events.track("Product Added"), step);
            case '-' -> product(Events.track("Product Removed"), step);
            case '=' ->
                    Events.track("Cart Viewed")
                            .with(
                                    "products",
                                    new Items(
                                            step.substring(1)
                                                    .chars()
                                                    .mapToObj(c ->
                                                            (Value)
                                                                    Fields.of(
                                                                            "product_id",
                                                                            Value.of(
                                                                                    Character
                                                                                            .toString(
                                                                                                    c))))
                                                    .toList()));
            default -> Events.track("Order Completed");
        };
    }

    private static Events product(Events event, String step) {
        event.with("product_id", step.substring(1, 2));
        return step.length() > 2
                ? event.with("quantity", Long.parseLong(step.substring(2)))
                : event;
    }

    private static String cart(Summary summary) {
        Map<String, Object> cart = new TreeMap<>();
        summary.cart().items().forEach(item -> cart.put(item.product().key(), item.quantity()));
        return cart.toString();
    }
}
