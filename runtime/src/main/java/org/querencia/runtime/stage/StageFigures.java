package org.querencia.runtime.stage;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.profile.Summary;
import org.querencia.core.profile.Tally;
import org.querencia.runtime.state.Passages.Passed;
import org.querencia.runtime.warehouse.Crowd;

/// Figures of how people passed from stage to stage, each with the people behind it. Safe from any
/// thread.
///
/// People are those of now: who merged is one, with the passages of both. Passages by a merge or a
/// correction are left out, since nobody did anything; those found by activating a model count when
/// they are told to have happened.
public interface StageFigures {

    /// The most entrants or passages that are named at once.
    int NAMED_MAX = 1_000;

    int SPLIT_MAX = 50_000;

    int PARTS_MAX = 20;

    /// The same figures, of some people only, who are gathered once for all that is asked of them:
    /// all of it before this returns. Throws [IllegalStateException] where they are of some
    /// already.
    <T> T among(Crowd crowd, Function<StageFigures, T> asking);

    /// What became of those who entered a stage.
    Rate rate(Cohort cohort);

    /// The same, told apart by what is known of each person: those with most people first, those of
    /// whom it is not known under the empty text. Of more than [#SPLIT_MAX] people so many are
    /// taken, as good as drawn; of more than [#PARTS_MAX] values the others are one, under `…`.
    List<Part> split(Cohort cohort, By by);

    /// Those people one by one, in a fixed order that says nothing, after `after`.
    ///
    /// @param fate of whom alone; empty for all
    /// @param limit 1 to [#NAMED_MAX]
    List<Entrant> entrants(
            Cohort cohort, Optional<Fate> fate, Optional<ProfileId> after, int limit);

    /// How many passed from where to where, the most first.
    List<Flow> flows(String model, Period period);

    /// Passages of one flow, in the order in which they were noticed, after the one of that number.
    ///
    /// @param limit 1 to [#NAMED_MAX]
    List<Passed> passed(Step step, Period period, long after, int limit);

    /// How long those stayed who left a stage, by its key.
    List<Stay> stays(String model, Period period);

    /// How many people entered each stage, by its key.
    List<Entries> entries(String model, Period period);

    /// What tells people apart.
    sealed interface By {

        /// What it comes to for somebody; empty when it is not known.
        String of(Summary summary);

        /// The channel of most of their events.
        record Channel() implements By {
            @Override
            public String of(Summary summary) {
                return summary.channels().kept().entrySet().stream()
                        .filter(channel -> !channel.getKey().isEmpty())
                        .max(
                                Comparator.<Map.Entry<String, Tally>>comparingLong(
                                                channel -> channel.getValue().count())
                                        .thenComparing(
                                                Map.Entry::getKey, Comparator.reverseOrder()))
                        .map(Map.Entry::getKey)
                        .orElse("");
            }
        }

        /// The campaign that brought them first.
        record Campaign() implements By {
            @Override
            public String of(Summary summary) {
                return summary.firstTouch().map(touch -> touch.value().campaign()).orElse("");
            }
        }

        /// A trait of theirs, such as a city or a kind of persona.
        record Trait(String name) implements By {
            @Override
            public String of(Summary summary) {
                return summary.traits().text(name).orElse("");
            }
        }
    }

    record Part(String value, Rate rate) {}

    /// @param start included
    /// @param end not included
    record Period(Instant start, Instant end) {

        /// The period of the same length just before.
        public Period before() {
            return new Period(start.minus(Duration.between(start, end)), start);
        }
    }

    /// Those who entered `from` in the period, each with the time they had since.
    ///
    /// @param to the stages that count as having passed
    /// @param within how long after their (first) entry of the period they may pass
    /// @param now who has some of that time left may pass yet
    record Cohort(
            String model,
            String from,
            Set<String> to,
            Period period,
            Duration within,
            Instant now) {
        public Cohort {
            to = Set.copyOf(to);
        }
    }

    /// @param entered people
    /// @param passed of them, in time
    /// @param open of them, those who may pass yet
    record Rate(long entered, long passed, long open) {

        public static final Rate NONE = new Rate(0, 0, 0);

        /// Those whose time is over.
        public long lost() {
            return entered - passed - open;
        }

        /// Passed or out of time: about these the rate is known.
        public long settled() {
            return entered - open;
        }

        public Rate plus(Rate other) {
            return new Rate(entered + other.entered, passed + other.passed, open + other.open);
        }
    }

    enum Fate {
        PASSED,
        OPEN,
        LOST
    }

    /// @param passed when they did
    record Entrant(ProfileId person, Instant entered, Optional<Instant> passed, Fate fate) {}

    /// @param from empty for who came into the model; so is `to` for who left it
    record Step(String model, Optional<String> from, Optional<String> to) {}

    /// @param passages how many times
    /// @param people how many people
    record Flow(Optional<String> from, Optional<String> to, long passages, long people) {}

    /// @param left how many passages out of it
    /// @param median half stayed no longer
    /// @param long90 nine of ten stayed no longer
    record Stay(String stage, long left, Duration median, Duration long90) {}

    record Entries(String stage, long people) {}
}
