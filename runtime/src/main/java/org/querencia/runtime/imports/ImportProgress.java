package org.querencia.runtime.imports;

import java.util.Optional;

/// How far an import is.
///
/// @param share done of the whole, 0 to 1
/// @param rowsPerSecond in the last seconds; 0 while it does not run
/// @param secondsLeft at that rate; empty while nobody can tell
public record ImportProgress(double share, long rowsPerSecond, Optional<Long> secondsLeft) {

    public static final ImportProgress NONE = new ImportProgress(0, 0, Optional.empty());
    public static final ImportProgress WHOLE = new ImportProgress(1, 0, Optional.empty());
}
