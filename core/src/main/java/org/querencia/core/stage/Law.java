package org.querencia.core.stage;

import java.time.Instant;
import java.util.Optional;

/// Where a person stands in a model: in the furthest of the stages that admit them and the one that
/// keeps them; in none when there is none.
///
/// A stage admits whom its rule `enter` holds for, unless its rule `leave` does. It keeps who is in
/// it until `leave` holds; without one, until `enter` holds no more; and in any case until the
/// minimum stay is over. So people move in any direction and may skip stages, a minimum stay holds
/// nobody back from going further, and whatever is unknown neither admits nor lets go by `leave`.
public final class Law {

    private final StageModel model;
    private final Instant at;
    private final Answers answers;
    private Optional<Instant> due = Optional.empty();

    private Law(StageModel model, Instant at, Answers answers) {
        this.model = model;
        this.at = at;
        this.answers = answers;
    }

    /// Whether rules of a stage, by its place in the order, hold at the instant looked at. Asked
    /// only for what decides: while the answers that were asked for stay, so does the person.
    public interface Answers {
        boolean enters(int stage);

        boolean leaves(int stage);
    }

    /// Where somebody stands.
    ///
    /// @param place the very one before when they stay; empty for who never was in a stage
    /// @param due when the minimum stay that alone keeps them is over
    public record Stand(Optional<Place> place, Optional<Instant> due) {}

    /// @param at not before `before` began
    public static Stand stand(
            StageModel model, Optional<Place> before, Instant at, Answers answers) {
        Law law = new Law(model, at, answers);
        Optional<String> to = law.stage(before);
        if (to.equals(before.flatMap(Place::stage))) {
            return new Stand(before, law.due);
        }
        return new Stand(Optional.of(law.place(before, to)), law.due);
    }

    private Optional<String> stage(Optional<Place> before) {
        int present = before.flatMap(Place::stage).map(model::index).orElse(-1);
        int further = admitting(model.stages().size() - 1, present + 1);
        if (further >= 0) {
            return key(further);
        }
        if (present >= 0 && keeps(present, before.orElseThrow().since())) {
            return key(present);
        }
        return key(admitting(present - 1, 0));
    }

    /// The furthest that admits them, from one down to another; -1 for none.
    private int admitting(int from, int downTo) {
        for (int stage = from; stage >= downTo; stage--) {
            if (answers.enters(stage)
                    && !(model.stages().get(stage).hasLeave() && answers.leaves(stage))) {
                return stage;
            }
        }
        return -1;
    }

    private boolean keeps(int stage, Instant since) {
        Stage present = model.stages().get(stage);
        if (present.hasLeave() ? !answers.leaves(stage) : answers.enters(stage)) {
            return true;
        }
        Instant over = since.plus(present.stay());
        if (at.isBefore(over)) {
            due = Optional.of(over);
            return true;
        }
        return false;
    }

    private Optional<String> key(int stage) {
        return stage < 0 ? Optional.empty() : Optional.of(model.stages().get(stage).key());
    }

    private Place place(Optional<Place> before, Optional<String> to) {
        boolean closes = to.filter(model.closes()::equals).isPresent();
        int turns = before.map(Place::turn).orElse(0);
        Instant turned = closes ? at : before.map(Place::turned).orElse(at);
        return new Place(to, at, closes ? turns + 1 : turns, turned, model.version());
    }
}
