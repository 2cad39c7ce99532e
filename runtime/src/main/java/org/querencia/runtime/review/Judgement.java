package org.querencia.runtime.review;

import java.time.Instant;
import org.querencia.core.event.ImportId;

/// What somebody said of a pair.
///
/// @param id names it for ever
/// @param number grows with each judgement
/// @param same whether they are one person
/// @param by an e-mail of a user or the name of an API token
/// @param batch the id of what it was judged with; its own where it was judged alone
/// @param held whether the facts hold it; where too much hangs together around two who are
///   different, it is kept here alone, so that nobody is asked again
public record Judgement(
        String id, long number, boolean same, Instant at, String by, String batch, boolean held) {

    /// What its facts are taken back by.
    ImportId facts() {
        return ImportId.named("review:" + id);
    }

    public boolean alone() {
        return batch.equals(id);
    }
}
