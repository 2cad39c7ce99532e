package org.querencia.runtime.segment;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.rule.Mentioned;
import org.querencia.core.rule.Rule;
import org.querencia.core.rule.Rules;
import org.querencia.core.rule.Vocabulary;
import org.querencia.core.segment.Segment;
import org.querencia.core.segment.Segments;
import org.querencia.runtime.state.Memberships;
import org.querencia.runtime.state.Passages;
import org.querencia.runtime.warehouse.Around;

/// Finds out what a rule asks for of others: active segments are worked out by their rules, which
/// makes them right at any instant; people of paused ones, and those who stand in stages, are told
/// as they are now.
final class AskedAround {

    /// Rules within rules, each counted as often as it is asked for: the statement grows with them.
    private static final int RULES_MAX = 100;

    private final Supplier<Segments> inForce;
    private final Memberships memberships;
    private final Passages passages;

    AskedAround(Supplier<Segments> inForce, Memberships memberships, Passages passages) {
        this.inForce = inForce;
        this.memberships = memberships;
        this.passages = passages;
    }

    /// Empty when it asks for too much, or in a circle.
    Optional<Around> by(Rule rule, Vocabulary names) {
        Looking looking = new Looking(inForce.get(), names);
        return looking.look(rule, 0)
                ? Optional.of(
                        new Around(looking.rules, looking.members, looking.models, new Telling()))
                : Optional.empty();
    }

    private static final class Looking {
        private final Segments segments;
        private final Vocabulary names;
        private final Map<String, Rule> rules = new HashMap<>();
        private final Set<String> members = new HashSet<>();
        private final Set<String> models = new HashSet<>();
        private int asked;

        Looking(Segments segments, Vocabulary names) {
            this.segments = segments;
            this.names = names;
        }

        /// Whether it is not too much.
        boolean look(Rule rule, int depth) {
            Mentioned mentioned = Mentioned.in(rule);
            models.addAll(mentioned.models());
            for (String key : mentioned.segments()) {
                asked++;
                if (asked > RULES_MAX || depth > RULES_MAX) {
                    return false;
                }
                Optional<Segment> segment = segments.newest(key);
                Optional<Rule> theirs =
                        segment.filter(Segment::isActive)
                                .flatMap(one -> Rules.parse(one.rule(), names).rule())
                                .map(read -> read.with(segments.scores()));
                if (theirs.isPresent()) {
                    rules.put(key, theirs.get());
                    if (!look(theirs.get(), depth + 1)) {
                        return false;
                    }
                } else {
                    members.add(key);
                }
            }
            return true;
        }
    }

    private final class Telling implements Around.Telling {

        @Override
        public void members(String segment, Consumer<ProfileId> each) {
            memberships.each(segment, each);
        }

        @Override
        public void places(String model, BiConsumer<ProfileId, String> each) {
            passages.each(model, each);
        }
    }
}
