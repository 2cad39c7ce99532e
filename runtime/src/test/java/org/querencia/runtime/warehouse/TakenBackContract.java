package org.querencia.runtime.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.querencia.core.kit.Events.group;
import static org.querencia.core.kit.Events.identify;
import static org.querencia.core.kit.Events.track;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.querencia.core.account.AccountKey;
import org.querencia.core.catalogue.ArticleKey;
import org.querencia.core.event.Event;
import org.querencia.core.event.Event.Mark;
import org.querencia.core.event.Position;
import org.querencia.core.event.SourceKey;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.kit.Events;
import org.querencia.core.order.OrderKey;
import org.querencia.core.rule.Deeds;
import org.querencia.core.rule.EventKind;
import org.querencia.core.rule.Rules;
import org.querencia.core.rule.Vocabulary;
import org.querencia.core.workspace.Workspace;
import org.querencia.runtime.warehouse.Overviews.FieldKind;
import org.querencia.runtime.warehouse.Overviews.Overview;
import org.querencia.runtime.warehouse.Overviews.Period;
import org.querencia.runtime.warehouse.Timelines.Filter;
import org.querencia.runtime.warehouse.Warehouse.Batch;
import org.querencia.runtime.warehouse.Warehouse.Removed;

/// What every warehouse does when facts are taken back.
abstract class TakenBackContract {

    private static final Optional<SourceKey> ANY = Optional.empty();

    final Scene scene = new Scene();
    Warehouse warehouse;

    /// A new, empty one.
    protected abstract Warehouse open(Workspace workspace);

    @BeforeEach
    void opened() {
        warehouse = open(WarehouseContract.workspace("America/Bogota"));
        warehouse.reset("epoch-1");
    }

    @AfterEach
    void closed() {
        warehouse.close();
    }

    @Test
    void what_is_taken_back_leaves_nothing_in_any_answer() {
        project(order("A1", 100).by("user_id:ana"), identify().by("user_id:ana").trait("n", "x"));
        project(order("B1", 50).by("user_id:eva"), identify().by("user_id:eva").trait("n", "y"));

        warehouse.project(
                new Batch(
                        new Position(5),
                        List.of(),
                        Map.of(),
                        List.of(),
                        List.of(),
                        new Removed(
                                Set.of(new Position(1), new Position(2)),
                                Set.of(new OrderKey("order", "A1")),
                                Set.of())));

        Overview overview = warehouse.overviews().overview(Period.EVER, ANY);
        assertThat(overview.events()).isEqualTo(2);
        assertThat(overview.customers()).isEqualTo(1);
        assertThat(overview.revenue().minor()).isEqualTo(5_000);
        assertThat(
                        warehouse
                                .timelines()
                                .of(Scene.person("user_id:ana"), Filter.ALL, Optional.empty(), 9))
                .isEmpty();
        assertThat(warehouse.overviews().fields(ANY, Event.Type.IDENTIFY, "", 9))
                .containsExactly(new FieldKind("n", "text", 1, List.of("y")));
        assertThat(warehouse.position()).isEqualTo(new Position(5));
    }

    @Test
    void events_are_found_by_person_order_and_company() {
        project(
                order("A1", 100).by("user_id:ana"),
                track("Seen").by("user_id:ana"),
                track("Order Refunded").with("order_id", "A1").by("user_id:eva"),
                track("Seen").by("user_id:eva"),
                group("acme").by("user_id:eva").trait("name", "Acme"),
                track("Seen").by("user_id:ana"));

        assertThat(where(Set.of("user_id:ana"), Set.of(), Set.of(), 6)).containsExactly(1L, 2L);
        assertThat(where(Set.of(), Set.of("A1"), Set.of(), 9)).containsExactly(1L, 3L);
        assertThat(where(Set.of(), Set.of(), Set.of("acme", "it's \"odd\""), 9))
                .containsExactly(5L);
        assertThat(where(Set.of("user_id:ana"), Set.of("A1"), Set.of("acme"), 9))
                .containsExactly(1L, 2L, 3L, 5L, 6L);
        assertThat(where(Set.of(), Set.of(), Set.of(), 9)).isEmpty();
    }

    @Test
    void events_are_found_by_the_product_they_tell_the_catalogue_of() {
        project(
                product("tea", 10),
                track("Product Viewed").with("product_id", "tea").by("user_id:ana"),
                track("Competitor Price Observed").with("product_id", " tea "),
                product("it's \"odd\"", 10),
                product("cup", 10),
                product("tea", 12).marked(Mark.TEST));

        assertThat(where(Set.of(), Set.of(), Set.of(), Set.of("tea", "it's \"odd\""), 9))
                .containsExactly(1L, 3L, 4L);
        assertThat(where(Set.of("user_id:ana"), Set.of(), Set.of(), Set.of("cup"), 9))
                .containsExactly(2L, 5L);
    }

    private List<Long> where(
            Set<String> people, Set<String> orders, Set<String> companies, long before) {
        return where(people, orders, companies, Set.of(), before);
    }

    private List<Long> where(
            Set<String> people,
            Set<String> orders,
            Set<String> companies,
            Set<String> products,
            long before) {
        return warehouse
                .whereabouts()
                .of(
                        people.stream().map(Scene::anchor).collect(Collectors.toSet()),
                        orders.stream()
                                .map(id -> new OrderKey("order", id))
                                .collect(Collectors.toSet()),
                        companies.stream().map(AccountKey::new).collect(Collectors.toSet()),
                        products.stream().map(ArticleKey::new).collect(Collectors.toSet()),
                        new Position(before))
                .stream()
                .map(Position::value)
                .toList();
    }

    @Test
    void who_did_something_is_found_by_kinds_of_events_page_by_page() {
        project(
                track("Product Viewed").by("user_id:ana"),
                track("order completed").with("order_id", "A1").with("total", 9).by("user_id:eva"),
                track("Catalogue: asked").by("user_id:leo"),
                identify().by("user_id:ana").trait("n", "x"),
                track("Product Viewed").by("user_id:leo"));
        Deeds views = done("count('Product Viewed', 'ever') > 0");
        Deeds asked = done("count('Catalogue: asked', '3d') > 0");
        Deeds orders = done("count('Order Completed', 'ever') > 0");

        assertThat(doers(views, 9)).isEqualTo(anchors("ana", "leo"));
        assertThat(doers(views, 5)).isEqualTo(anchors("ana"));
        assertThat(doers(asked, 9)).isEqualTo(anchors("leo"));
        assertThat(doers(orders, 9)).isEqualTo(anchors("eva"));
        assertThat(doers(done("orders > 0"), 9)).isEqualTo(anchors("eva"));
        assertThat(doers(views.and(orders), 9)).isEqualTo(anchors("ana", "eva", "leo"));
        assertThat(doers(new Deeds(Set.of(IDENTIFYING), false), 9)).isEqualTo(anchors("ana"));
        assertThat(warehouse.whereabouts().of(anchors("ana", "leo"), views, new Position(9)))
                .containsExactly(new Position(1), new Position(5));
    }

    private static final EventKind IDENTIFYING =
            new EventKind(Optional.of(Event.Type.IDENTIFY), "");

    private static Deeds done(String rule) {
        return Deeds.in(List.of(Rules.parse(rule, Vocabulary.NONE).rule().orElseThrow()))
                .orElseThrow();
    }

    /// By pages of one, so that the next begins where the last ended.
    private Set<AnchorId> doers(Deeds deeds, long before) {
        Set<AnchorId> all = new HashSet<>();
        Optional<AnchorId> last = Optional.empty();
        do {
            List<AnchorId> page =
                    warehouse
                            .whereabouts()
                            .doers(deeds, new Position(before), last, 1)
                            .orElseThrow();
            last = page.stream().findFirst();
            assertThat(last.map(all::add)).isNotEqualTo(Optional.of(false));
        } while (last.isPresent());
        return all;
    }

    private static Set<AnchorId> anchors(String... users) {
        return Arrays.stream(users)
                .map(user -> Scene.anchor("user_id:" + user))
                .collect(Collectors.toSet());
    }

    void project(Events... events) {
        warehouse.project(scene.batch(Arrays.stream(events).map(Events::event).toList()));
    }

    static Events order(String id, long total) {
        return track("Order Completed").with("order_id", id).with("total", total);
    }

    static Events product(String id, long price) {
        return track("Product Updated").with("product_id", id).with("price", price);
    }
}
