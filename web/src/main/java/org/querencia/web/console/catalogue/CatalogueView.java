package org.querencia.web.console.catalogue;

import java.util.List;
import java.util.Optional;
import org.querencia.runtime.state.Catalogue.Filter;

/// What the list of products shows.
///
/// @param none whether there is no product at all
/// @param next the address of the next page
public record CatalogueView(
        Filter filter,
        boolean none,
        List<String> categories,
        List<Row> rows,
        Optional<String> next) {

    /// @param condition empty unless it is worth telling
    public record Row(
            String id,
            String title,
            String category,
            String condition,
            String price,
            String cost,
            String margin,
            String pieces) {}
}
