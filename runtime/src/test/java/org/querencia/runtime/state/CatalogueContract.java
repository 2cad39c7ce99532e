package org.querencia.runtime.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.querencia.core.catalogue.ArticleKey;
import org.querencia.core.kit.Events;
import org.querencia.runtime.memory.MemoryState;
import org.querencia.runtime.state.Catalogue.Filter;
import org.querencia.runtime.state.StateStoreContract.Sides;

/// What every store of the derived state must tell of the catalogue.
abstract class CatalogueContract {

    /// A state of which nothing was derived yet; one that was opened before is gone.
    protected abstract Sides emptyState();

    @Test
    void products_are_found_and_listed() {
        Sides sides = emptyState();
        new StateRuns(sides)
                .take(
                        product("a-1", "Té verde", "Tés").with("brand", "Hoja").event(),
                        product("a-2", "Té 100%_negro", "Tés").with("sku", "N-9").event(),
                        product("b-1", "Taza", "Vajilla").event(),
                        product("b-2", "Sin nombre de categoría", "").event());
        Catalogue catalogue = sides.catalogue();

        assertThat(catalogue.size()).isEqualTo(4);
        assertThat(catalogue.categories()).containsExactly("Tés", "Vajilla");
        assertThat(found(catalogue, new Filter("", "")))
                .containsExactly("a-1", "a-2", "b-1", "b-2");
        assertThat(found(catalogue, new Filter("TE", "Tés"))).containsExactly("a-1", "a-2");
        assertThat(found(catalogue, new Filter("verde hoja", ""))).containsExactly("a-1");
        assertThat(found(catalogue, new Filter("n-9", ""))).containsExactly("a-2");
        assertThat(found(catalogue, new Filter("0%_n", ""))).containsExactly("a-2");
        assertThat(found(catalogue, new Filter("taza", "Tés"))).isEmpty();
        assertThat(catalogue.list(Filter.ALL, Optional.of(new ArticleKey("a-2")), 1))
                .extracting(article -> article.key().id())
                .containsExactly("b-1");
    }

    private static Events product(String id, String name, String category) {
        return Events.track("Product Updated")
                .with("product_id", id)
                .with("name", name)
                .with("category", category);
    }

    private static List<String> found(Catalogue catalogue, Filter filter) {
        return catalogue.list(filter, Optional.empty(), 10).stream()
                .map(article -> article.key().id())
                .toList();
    }

    static void sameCatalogue(Sides tested, MemoryState memory) {
        List<ArticleKey> keys = List.of(new ArticleKey("p1"), new ArticleKey("p2"));
        assertThat(tested.store().articles(keys)).isEqualTo(memory.articles(keys));
        assertThat(tested.profiles().articles(keys)).isEqualTo(memory.articles(keys));
        assertThat(tested.catalogue().articles(keys)).isEqualTo(memory.articles(keys));
        assertThat(tested.catalogue().size()).isEqualTo(memory.size());
        assertThat(tested.catalogue().categories()).isEqualTo(memory.categories());
        for (Filter filter :
                List.of(
                        Filter.ALL,
                        new Filter("TE 1", ""),
                        new Filter("", "c1"),
                        new Filter("té p2", "c0"))) {
            assertThat(tested.catalogue().list(filter, Optional.empty(), 10))
                    .isEqualTo(memory.list(filter, Optional.empty(), 10));
        }
    }
}
