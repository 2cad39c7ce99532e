package org.querencia.runtime.warehouse;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.rule.Rule;
import org.querencia.core.rule.Scored;
import org.querencia.core.score.Bucket;

/// Scores of everybody as they were at an instant, found by reading all that had happened by then:
/// what came later changes nothing. Seconds for a million people.
///
/// Who is who is as it is now, and of an order that was cancelled since nothing is known. A trait
/// set by hand is not in it, nor is what only the segments and stages in force know.
public interface Scorings {

    /// Properties of these events name the seller who had to do with somebody.
    List<String> SELLERS_EVENTS = List.of("Visit Registered", "Call Registered");

    /// How many people had which score at `at`, and how many of them bought after it, not later
    /// than `until`; by score, without those that nobody has.
    List<Bucket> spread(Scored score, Instant at, Instant until);

    /// The scores of some people; without those of whom it did not speak.
    Map<ProfileId, Integer> scores(Scored score, Collection<ProfileId> people, Instant at);

    /// People for whom there is an occasion, the most urgent first: by their score and the points
    /// of their occasions, of equals by id.
    List<Candidate> candidates(Wanted wanted, Instant at, int limit);

    /// Whom to look for.
    ///
    /// @param scores of which the first that speaks of somebody is theirs
    /// @param occasions conditions; one is enough
    /// @param points of each occasion
    /// @param whom a condition besides
    /// @param word a part that is a text, such as a trait
    record Wanted(
            List<Scored> scores,
            List<Rule> occasions,
            List<Integer> points,
            Rule whom,
            Optional<Rule> word) {
        public Wanted {
            scores = List.copyOf(scores);
            occasions = List.copyOf(occasions);
            points = List.copyOf(points);
        }
    }

    /// @param which of the scores; -1 where none speaks of them
    /// @param score 0 without one
    /// @param occasions those that hold, by their place
    /// @param word what the wanted text is; empty where it is unknown
    /// @param seller who had to do with them last, as [#SELLERS_EVENTS] tell; empty for nobody
    record Candidate(
            ProfileId person,
            int which,
            int score,
            Set<Integer> occasions,
            String word,
            String seller) {
        public Candidate {
            occasions = Set.copyOf(occasions);
        }
    }
}
