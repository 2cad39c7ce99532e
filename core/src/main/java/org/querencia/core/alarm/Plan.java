package org.querencia.core.alarm;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What is done so that people pass from one stage to another, and which share is to do so.
///
/// @param passage of which people
/// @param owner who answers for it, such as an e-mail; empty for nobody
/// @param actions what is done, in order
/// @param target the share that is to pass, above 0 and at most 1
/// @param horizonDays within how many days after they entered
/// @param review when to look at the plan again; empty for never
/// @param version from 1, one more with every change
public record Plan(
        Passage passage,
        String owner,
        List<Action> actions,
        double target,
        int horizonDays,
        Optional<LocalDate> review,
        State state,
        int version) {

    /// Of definitions: see [org.querencia.core.event.Definition#kind].
    public static final String KIND = "plan";

    public static final int ACTIONS_MAX = 20;
    public static final int TEXT_LENGTH_MAX = 500;
    public static final int HORIZON_DAYS_MAX = 730;

    /// Begin the keys of the sensors that plans are watched by; others may not.
    public static final String SENSOR_PREFIX = "plan.";

    public enum State {
        ACTIVE,
        DELETED;

        /// As definitions and people write it.
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// From a stage of a model to another of it, or beyond.
    public record Passage(String model, String from, String to) {

        private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");

        public Passage {
            for (String key : new String[] {model, from, to}) {
                if (!KEY.matcher(key).matches()) {
                    throw new IllegalArgumentException(
                            "passage: '%s' is no key of a model or stage".formatted(key));
                }
            }
            if (from.equals(to)) {
                throw new IllegalArgumentException(
                        "passage: from '%s' to itself; expected another stage".formatted(from));
            }
        }

        /// Names it among all.
        public String key() {
            return "%s.%s.%s".formatted(model, from, to);
        }

        /// As its sensors watch it.
        public Subject subject() {
            TreeMap<String, String> only = new TreeMap<>();
            only.put("model", model);
            only.put("from", from);
            only.put("to", to);
            return new Subject(MEASURE, only);
        }

        /// Of what sensors watch for plans.
        public static Passage of(Subject subject) {
            return new Passage(subject.only("model"), subject.only("from"), subject.only("to"));
        }
    }

    /// The measure that plans are watched by.
    public static final String MEASURE = "passage-rate";

    /// @param link where more of it is; empty for none
    public record Action(String text, String link) {
        public Action {
            if (text.isBlank() || text.length() > TEXT_LENGTH_MAX) {
                throw new IllegalArgumentException(
                        "actions: '%s'; expected 1 to %d characters"
                                .formatted(text, TEXT_LENGTH_MAX));
            }
            if (!link.isEmpty()
                    && (link.length() > TEXT_LENGTH_MAX
                            || !link.matches("(https?://|/(?![/\\\\]))[^\\s]*"))) {
                throw new IllegalArgumentException(
                        "actions: link '%s'; expected an address that begins with https://, http:// or /"
                                .formatted(link));
            }
        }
    }

    /// Throws [IllegalArgumentException] that says what is wrong.
    public Plan {
        actions = List.copyOf(actions);
        if (owner.length() > TEXT_LENGTH_MAX) {
            throw new IllegalArgumentException(
                    "owner: at most %d characters".formatted(TEXT_LENGTH_MAX));
        }
        if (actions.size() > ACTIONS_MAX) {
            throw new IllegalArgumentException(
                    "actions: %d; expected at most %d".formatted(actions.size(), ACTIONS_MAX));
        }
        if (!(target > 0 && target <= 1)) {
            throw new IllegalArgumentException(
                    "target: %s; expected a share above 0 and at most 1".formatted(target));
        }
        if (horizonDays < 1 || horizonDays > HORIZON_DAYS_MAX) {
            throw new IllegalArgumentException(
                    "horizon: %d days; expected 1 to %d".formatted(horizonDays, HORIZON_DAYS_MAX));
        }
        if (version < 1) {
            throw new IllegalArgumentException(
                    "plan '%s': version %d; versions count from 1"
                            .formatted(passage.key(), version));
        }
    }

    public boolean isActive() {
        return state == State.ACTIVE;
    }

    public Plan withVersion(int version) {
        return new Plan(passage, owner, actions, target, horizonDays, review, state, version);
    }

    public Plan deleted() {
        return new Plan(
                passage, owner, actions, target, horizonDays, review, State.DELETED, version);
    }

    /// What watches it: that it does not fall short, and that it is looked at again when it was to
    /// be.
    public List<Sensor> sensors() {
        return List.of(
                sensor("target", new Condition.Lagging(target, horizonDays)),
                sensor("review", new Condition.Due(review)));
    }

    private Sensor sensor(String what, Condition condition) {
        return new Sensor(
                "%s%s.%s".formatted(SENSOR_PREFIX, passage.key(), what),
                passage.key(),
                passage.subject(),
                Step.DAY,
                condition,
                isActive() ? Sensor.State.ACTIVE : Sensor.State.DELETED,
                owner,
                version);
    }
}
