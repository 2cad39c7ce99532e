package org.querencia.core.stage;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Stages in an order, as somebody defined them. A person is in one of them at most, by [Law].
///
/// Throws [IllegalArgumentException] that says what cannot be: no stages or more than
/// [#STAGES_MAX], two of one key, a loop that closes at no stage.
///
/// @param key names it for ever: lower case letters, digits, `-` and `_`
/// @param stages from the first to the furthest
/// @param closes the stage whose every entry begins a new turn of the loop, such as the one of a
///   purchase; empty for a way without turns
/// @param version from 1, one more with every change
/// @param history whether people who never stood in it are put where all that they did before
///   leads, when it is put in force; else where they would enter now
public record StageModel(
        String key,
        Label name,
        List<Stage> stages,
        String closes,
        State state,
        int version,
        boolean history) {

    /// Of definitions: see [org.querencia.core.event.Definition#kind].
    public static final String KIND = "stages";

    public static final int STAGES_MAX = 20;

    public enum State {
        /// Nobody stands in it.
        DRAFT,
        /// People pass from stage to stage.
        ACTIVE,
        /// Gone with where people stood; what is told of their passages stays.
        DELETED;

        /// As definitions and people write it.
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public StageModel {
        Stage.requireKey("stages", key);
        stages = List.copyOf(stages);
        if (stages.isEmpty() || stages.size() > STAGES_MAX) {
            throw new IllegalArgumentException(
                    "stages '%s': %d stages; there are 1 to %d"
                            .formatted(key, stages.size(), STAGES_MAX));
        }
        Set<String> keys = new HashSet<>();
        for (Stage stage : stages) {
            if (!keys.add(stage.key())) {
                throw new IllegalArgumentException(
                        "stages '%s': '%s' is there twice".formatted(key, stage.key()));
            }
        }
        if (!closes.isEmpty() && !keys.contains(closes)) {
            throw new IllegalArgumentException(
                    "stages '%s': a turn begins with '%s', which is none of its stages"
                            .formatted(key, closes));
        }
        if (version < 1) {
            throw new IllegalArgumentException(
                    "stages '%s': version %d; versions count from 1".formatted(key, version));
        }
    }

    /// One that people enter as they are.
    public StageModel(
            String key, Label name, List<Stage> stages, String closes, State state, int version) {
        this(key, name, stages, closes, state, version, false);
    }

    /// Whether people pass from stage to stage.
    public boolean isActive() {
        return state == State.ACTIVE;
    }

    /// The place of a stage in the order, from 0; -1 for one that is not there.
    public int index(String stage) {
        for (int i = 0; i < stages.size(); i++) {
            if (stages.get(i).key().equals(stage)) {
                return i;
            }
        }
        return -1;
    }

    public Optional<Stage> stage(String stage) {
        return stages.stream().filter(one -> one.key().equals(stage)).findFirst();
    }

    /// Whether everybody stands in the same places by the other, whatever it is called.
    public boolean isSameWay(StageModel other) {
        return closes.equals(other.closes) && rules(stages).equals(rules(other.stages));
    }

    private record Way(String key, String enter, String leave, Duration stay) {}

    private static List<Way> rules(List<Stage> stages) {
        return stages.stream()
                .map(stage -> new Way(stage.key(), stage.enter(), stage.leave(), stage.stay()))
                .toList();
    }
}
