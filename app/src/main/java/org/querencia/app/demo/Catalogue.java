package org.querencia.app.demo;

import java.util.List;

/// What the demo shop sells: functional food from Medellín, prices in Colombian pesos.
final class Catalogue {

    /// @param pesos with tax
    record Product(String sku, String name, String category, long pesos) {}

    static final List<Product> PRODUCTS =
            List.of(
                    new Product("GRA-01", "Granola de cacao y sacha inchi", "Granolas", 28_900),
                    new Product("GRA-02", "Granola de uchuva y quinua", "Granolas", 27_500),
                    new Product(
                            "PRO-01", "Proteína vegetal de arveja y cacao", "Proteínas", 119_900),
                    new Product("PRO-02", "Proteína vegetal de vainilla", "Proteínas", 119_900),
                    new Product("KOM-01", "Kombucha de maracuyá", "Bebidas", 9_800),
                    new Product("KOM-02", "Kombucha de flor de Jamaica", "Bebidas", 9_800),
                    new Product("TE-01", "Infusión de cúrcuma y jengibre", "Bebidas", 18_400),
                    new Product("BAR-01", "Caja de 12 barras de dátil y maní", "Barras", 52_000),
                    new Product("BAR-02", "Caja de 12 barras de chontaduro", "Barras", 54_600),
                    new Product("SUP-01", "Colágeno con camu camu", "Suplementos", 89_900),
                    new Product("SUP-02", "Probiótico de 30 cápsulas", "Suplementos", 74_900),
                    new Product("ACE-01", "Aceite de sacha inchi", "Despensa", 41_300));

    static final List<String> SEARCHES =
            List.of("proteína sin lactosa", "granola", "kombucha", "colágeno", "barras para niños");

    private Catalogue() {}
}
