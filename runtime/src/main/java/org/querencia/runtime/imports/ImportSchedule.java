package org.querencia.runtime.imports;

import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import org.querencia.core.event.ImportId;
import org.querencia.core.event.SourceKey;

/// Files that are read again and again: what changed in them since comes in.
///
/// @param name 1 to 64 lower-case letters, digits, `-`, `_` and `.`
/// @param path a file, or a folder whose files are read, beneath one of the folders the server may
///   read
/// @param last the import it last began
/// @param next when it begins the next
public record ImportSchedule(
        String name,
        SourceKey source,
        String path,
        String mapping,
        Every every,
        boolean enabled,
        Optional<ImportId> last,
        Optional<Instant> next) {

    public sealed interface Every {
        /// @param minute of each hour, 0 to 59
        record Hour(int minute) implements Every {}

        /// @param at in the workspace's zone
        record Day(LocalTime at) implements Every {}
    }
}
