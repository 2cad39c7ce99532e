package org.querencia.web.console.source;

import java.util.Optional;
import org.querencia.runtime.access.Source;
import org.querencia.runtime.warehouse.Overviews.SourceActivity;

/// What a source's first page shows: whether events come, and how to make them come.
///
/// @param newKey a key just made, to be shown this once
public record SourceView(
        Source source,
        Optional<SourceActivity> activity,
        long refused,
        Client client,
        String snippet,
        Optional<String> newKey) {

    /// A source in the list.
    public record Listed(Source source, Optional<SourceActivity> activity, long refused) {}
}
