package org.querencia.core.segment;

import java.util.ArrayList;
import java.util.List;
import org.querencia.core.place.NamedPlace;
import org.querencia.core.score.Score;
import org.querencia.core.stage.Stage;
import org.querencia.core.stage.StageModel;

/// What is answered of everybody by rules, and may be asked for by the rules of others.
public sealed interface Item {

    Key key();

    int version();

    /// Whether people move by it.
    boolean isActive();

    /// Whether nobody stands by it yet, or any more.
    boolean isDraft();

    /// Whether it is there, be it not in force.
    boolean exists();

    /// Whether it is frozen: people stand by it, and do not move.
    boolean isPaused();

    /// Its rules as text, in an order that is always the same.
    List<String> rules();

    /// What it is called where something is wrong with it: `segment 'vip'`.
    String title();

    /// Whether everybody stands the same by the other, whatever it is called.
    boolean isSame(Item other);

    static Item of(Segment segment) {
        return new OfSegment(segment);
    }

    static Item of(StageModel model) {
        return new OfStages(model);
    }

    static Item of(Score score) {
        return new OfScore(score);
    }

    static Item of(NamedPlace place) {
        return new OfPlace(place);
    }

    /// A segment: one rule.
    record OfSegment(Segment segment) implements Item {
        @Override
        public Key key() {
            return Key.segment(segment.key());
        }

        @Override
        public int version() {
            return segment.version();
        }

        @Override
        public boolean isActive() {
            return segment.isActive();
        }

        @Override
        public boolean isDraft() {
            return segment.state() == Segment.State.DRAFT;
        }

        @Override
        public boolean exists() {
            return segment.state() != Segment.State.DELETED;
        }

        @Override
        public boolean isPaused() {
            return segment.state() == Segment.State.PAUSED;
        }

        @Override
        public List<String> rules() {
            return List.of(segment.rule());
        }

        @Override
        public String title() {
            return "segment '%s'".formatted(segment.key());
        }

        @Override
        public boolean isSame(Item other) {
            return other instanceof OfSegment(Segment same) && same.rule().equals(segment.rule());
        }
    }

    /// A model of stages: of each stage the rule `enter`, and `leave` where it has one.
    record OfStages(StageModel model) implements Item {
        @Override
        public Key key() {
            return Key.stages(model.key());
        }

        @Override
        public int version() {
            return model.version();
        }

        @Override
        public boolean isActive() {
            return model.isActive();
        }

        @Override
        public boolean isDraft() {
            return model.state() == StageModel.State.DRAFT;
        }

        @Override
        public boolean exists() {
            return model.state() != StageModel.State.DELETED;
        }

        @Override
        public boolean isPaused() {
            return false;
        }

        @Override
        public List<String> rules() {
            List<String> rules = new ArrayList<>();
            for (Stage stage : model.stages()) {
                rules.add(stage.enter());
                if (stage.hasLeave()) {
                    rules.add(stage.leave());
                }
            }
            return rules;
        }

        @Override
        public String title() {
            return "stages '%s'".formatted(model.key());
        }

        @Override
        public boolean isSame(Item other) {
            return other instanceof OfStages(StageModel same) && same.isSameWay(model);
        }
    }

    /// What rules of others ask for and have in them: nobody stands by it.
    sealed interface Part extends Item {
        @Override
        default boolean isActive() {
            return false;
        }

        @Override
        default boolean isDraft() {
            return false;
        }

        @Override
        default boolean isPaused() {
            return false;
        }

        @Override
        default List<String> rules() {
            return List.of();
        }
    }

    /// A score: rules that ask for it have its points in them.
    record OfScore(Score score) implements Part {
        @Override
        public Key key() {
            return Key.score(score.key());
        }

        @Override
        public int version() {
            return score.version();
        }

        @Override
        public boolean exists() {
            return !score.deleted();
        }

        @Override
        public String title() {
            return "score '%s'".formatted(score.key());
        }

        @Override
        public boolean isSame(Item other) {
            return other instanceof OfScore(Score same)
                    && same.deleted() == score.deleted()
                    && same.people().equals(score.people())
                    && same.grounds().equals(score.grounds());
        }
    }

    /// A place: rules that name it have its point in them.
    record OfPlace(NamedPlace place) implements Part {
        @Override
        public Key key() {
            return Key.place(place.name());
        }

        @Override
        public int version() {
            return place.version();
        }

        @Override
        public boolean exists() {
            return !place.deleted();
        }

        @Override
        public String title() {
            return "place '%s'".formatted(place.name());
        }

        @Override
        public boolean isSame(Item other) {
            return other instanceof OfPlace(NamedPlace same)
                    && same.deleted() == place.deleted()
                    && same.point().equals(place.point());
        }
    }
}
