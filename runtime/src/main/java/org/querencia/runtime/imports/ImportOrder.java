package org.querencia.runtime.imports;

import java.util.List;
import java.util.Optional;
import org.querencia.core.event.SourceKey;

/// What somebody wants imported.
///
/// @param source as whose events the rows come in; made when there is none of that key
/// @param mapping as YAML; empty takes what detection suggests, if it is sure enough
/// @param uploads read together: the lines of an order may be spread over them
/// @param dryRun reads and judges everything, and appends nothing
/// @param by who wants it
public record ImportOrder(
        SourceKey source,
        Optional<String> mapping,
        List<UploadId> uploads,
        boolean dryRun,
        String by) {

    public ImportOrder {
        uploads = List.copyOf(uploads);
    }
}
