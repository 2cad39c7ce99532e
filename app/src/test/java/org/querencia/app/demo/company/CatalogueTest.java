package org.querencia.app.demo.company;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.querencia.app.demo.company.Catalogue.Tag;

class CatalogueTest {
    private final Catalogue catalogue = Catalogue.of(Period.before(Companies.UNTIL));

    @Test
    void accessories_are_products_of_the_catalogue() {
        assertThat(catalogue.products())
                .flatMap(Product::accessories)
                .isNotEmpty()
                .allSatisfy(sku -> assertThat(catalogue.product(sku)).isPresent());
    }

    @Test
    void some_products_must_be_explained() {
        assertThat(catalogue.products()).anyMatch(Product::complex).anyMatch(one -> !one.complex());
    }

    @Test
    void prices_are_whole_hundreds_above_their_cost() {
        for (Product product : catalogue.products()) {
            assertThat(catalogue.history(product))
                    .allMatch(tag -> tag.pesos() % 100 == 0)
                    .allMatch(tag -> tag.costPesos() < product.withoutTax(tag.pesos()));
        }
    }

    @Test
    void prices_rise_in_the_middle_of_the_period() {
        assertThat(catalogue.rise()).isEqualTo(LocalDate.of(2025, 11, 26));
        for (Product product : catalogue.products()) {
            Tag before = catalogue.tag(product, catalogue.rise().minusDays(1));
            Tag after = catalogue.tag(product, catalogue.rise());
            assertThat((double) after.pesos() / before.pesos()).isBetween(1.10, 1.16);
        }
    }

    @Test
    void tax_is_what_remains_of_a_price() {
        Product granola = catalogue.product("GRA-CAC-500").orElseThrow();
        Product chia = catalogue.product("CHI-NEG-250").orElseThrow();
        Product honey = catalogue.product("MIE-ABE-300").orElseThrow();

        assertThat(
                        List.of(
                                granola.withoutTax(11_900),
                                chia.withoutTax(10_500),
                                honey.withoutTax(7)))
                .isEqualTo(List.of(10_000L, 10_000L, 7L));
    }
}
