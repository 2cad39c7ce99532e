package org.querencia.web.console.catalogue;

import java.util.List;
import java.util.Optional;
import org.querencia.core.catalogue.Article;

/// What the page of a product shows; money and numbers as the reader writes them.
///
/// @param price as it is now, as cost and margin; empty where not known
/// @param line the picture of its prices
/// @param rivals competitors, as last observed
/// @param buyers those who bought last
public record ProductView(
        Article article,
        String price,
        String cost,
        String margin,
        String pieces,
        Optional<PriceLine> line,
        String lowest,
        String highest,
        List<Priced> prices,
        List<Place> places,
        List<Rival> rivals,
        long people,
        long orders,
        String revenue,
        List<Buyer> buyers) {

    public record Priced(String day, String price, String source) {}

    public record Place(String name, String pieces, String ago) {}

    /// @param against how much more or less than our price; empty where they cannot be compared
    /// @param inStock empty where nothing was said of it
    public record Rival(
            String name, String price, String against, Optional<Boolean> inStock, String ago) {}

    public record Buyer(String profile, String name, String orders, String pieces, String ago) {}
}
