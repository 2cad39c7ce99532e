package org.querencia.runtime.imports;

import java.time.Instant;
import java.util.Optional;
import org.querencia.core.event.Position;

/// How far an import has come for sure; stored together with what it has brought in.
///
/// @param saidAt when all its files were read: the moment at which its rows are said; empty before
/// @param part which of the parts its rows were sorted into is next, from 0
/// @param group how many groups of that part are done
/// @param rejectBytes size of the reject file so far
/// @param peopleBytes size of the file of people so far
/// @param head of the log before what came in since: whatever stands behind it and is this
///   import's, was brought by the try that was cut off
public record Checkpoint(
        Optional<Instant> saidAt,
        int part,
        long group,
        long rejectBytes,
        long peopleBytes,
        Position head) {

    public static final Checkpoint START =
            new Checkpoint(Optional.empty(), 0, 0, 0, 0, Position.START);
}
