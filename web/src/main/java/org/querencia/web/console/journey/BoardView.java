package org.querencia.web.console.journey;

import java.util.List;
import java.util.Optional;

/// A model at a glance, in words.
///
/// @param others active models, this one too, to go between
/// @param outside how many were in a stage and are in none
public record BoardView(
        String key,
        String name,
        boolean active,
        List<Tab> others,
        Terms terms,
        List<Column> columns,
        String outside,
        List<Step> funnel,
        FlowPicture flows) {

    /// One step of the model as a funnel.
    ///
    /// @param percent of those who came to the first, 0 to 100
    public record Step(
            String key, String name, String reached, int percent, String open, String lost) {}

    public record Tab(String key, String name) {}

    /// @param rule by which people enter
    /// @param width of the bar, of all people in the model, 0 to 100
    /// @param change to the period before; empty where nothing was
    /// @param stay half of those who left stayed no longer
    /// @param long90 nine of ten stayed no longer
    /// @param onward empty for the last
    public record Column(
            String key,
            String name,
            String rule,
            String size,
            long width,
            String entered,
            Optional<String> change,
            Optional<String> stay,
            Optional<String> long90,
            Optional<Onward> onward) {}

    /// @param share of those about whom it is known; empty while it is of none
    public record Onward(Optional<String> share, String passed, String open, String lost) {}
}
