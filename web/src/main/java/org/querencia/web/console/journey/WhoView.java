package org.querencia.web.console.journey;

import java.util.List;
import java.util.Optional;

/// The people behind a number.
///
/// @param title which number
/// @param next address of the next page
/// @param csv address of all of them as a file
public record WhoView(
        String model,
        String modelName,
        String title,
        List<Somebody> people,
        Optional<String> next,
        String csv) {

    /// @param when in words
    /// @param note what else there is to say
    public record Somebody(String id, String name, String when, String note) {}
}
