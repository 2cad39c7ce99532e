package org.querencia.web.console.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.querencia.core.identity.Identifier;

/// The evidence around a person, in words.
public record EvidenceView(List<Tie> counting, List<Tie> keptOut, Optional<Answer> answer) {

    /// One link.
    ///
    /// @param oneId its first identifier as forms send it; empty when it is known no more
    /// @param why the evidence
    /// @param whyNot why it does not count; empty when it does
    /// @param byHand whether a person refused it, and may take that back
    /// @param elsewhere the other person it leads to; empty when both ends are this one
    public record Tie(
            String one,
            String other,
            String oneId,
            String otherId,
            String why,
            Instant at,
            boolean counts,
            String whyNot,
            boolean byHand,
            String elsewhere) {

        public boolean decidable() {
            return !oneId.isEmpty() && !otherId.isEmpty();
        }
    }

    public record Answer(Identifier one, Identifier other, List<String> words) {}
}
