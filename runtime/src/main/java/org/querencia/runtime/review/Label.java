package org.querencia.runtime.review;

import java.time.Instant;
import java.util.List;

/// What somebody said of a pair: of use to train a model with.
///
/// @param number grows with each judgement
/// @param same whether they are one person
/// @param by an e-mail of a user or the name of an API token
/// @param contributions the levels of agreement as they were seen when it was judged; empty where
///   the pair was not proposed by a model
public record Label(
        long number,
        PairKey pair,
        boolean same,
        Instant at,
        String by,
        String model,
        List<Contribution> contributions) {

    public Label {
        contributions = List.copyOf(contributions);
    }

    /// What was said of a pair.
    public static Label of(ReviewPair pair, Judgement said) {
        return new Label(
                said.number(),
                pair.pair(),
                said.same(),
                said.at(),
                said.by(),
                pair.proposed().model(),
                pair.proposed().contributions());
    }
}
