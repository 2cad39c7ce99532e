package org.querencia.runtime.linkage;

import static org.querencia.core.kit.Events.identify;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.querencia.core.event.Fact;
import org.querencia.core.event.ImportId;
import org.querencia.core.event.Position;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.kit.Events;
import org.querencia.runtime.kit.Engine;
import org.querencia.runtime.log.EventLog.Appended;
import org.querencia.runtime.log.Ingest;
import org.querencia.runtime.log.NewEntry.Remember;
import org.querencia.runtime.log.Progress;
import org.querencia.runtime.memory.MemoryAccess.MemorySources;
import org.querencia.runtime.memory.MemoryLinkage;
import org.querencia.runtime.review.Label;
import org.querencia.runtime.review.Pairs.Taken;
import org.querencia.runtime.review.Proposed;

/// A town of people of whom a shop knows the e-mail and a fair the telephone, linkage that looks at
/// them, and the engine behind both, all without threads.
final class Town {

    private static final String[] GIVEN =
            "ana luis marta jorge lucia pedro sofia diego elena raul paula ivan rosa hugo nora"
                    .split(" ", -1);

    final Engine engine;
    final MemoryLinkage store = new MemoryLinkage();
    final MemorySources sources = new MemorySources();
    final List<Proposed> proposed = new ArrayList<>();
    final List<Label> labels = new ArrayList<>();
    private final List<Citizen> citizens = new ArrayList<>();
    private final Progress applied = new Progress(Position.START);
    LinkageRound round;

    /// The process dies when so many more facts were stored.
    int lives = Integer.MAX_VALUE;

    /// Somebody as they are in truth.
    record Citizen(String first, String last, String birthday, String city) {}

    Town() {
        this(150);
    }

    Town(int people) {
        this(new Engine());
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < people; i++) {
            citizens.add(
                    new Citizen(
                            GIVEN[random.nextInt(GIVEN.length)],
                            word(random),
                            "19%02d-%02d-%02d"
                                    .formatted(
                                            40 + random.nextInt(60),
                                            1 + random.nextInt(12),
                                            1 + random.nextInt(28)),
                            "ciudad" + random.nextInt(9)));
        }
    }

    private Town(Engine engine) {
        this.engine = engine;
        this.round = new LinkageRound(parts());
    }

    private static String word(SplittableRandom random) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            word.append("bcdfglmnprst".charAt(random.nextInt(12)))
                    .append("aeiou".charAt(random.nextInt(5)));
        }
        return word.toString();
    }

    LinkageParts parts() {
        return new LinkageParts(
                store,
                () -> engine.rules,
                engine.state,
                engine.log,
                applied,
                new Direct(this),
                sources,
                pair -> {
                    proposed.add(pair);
                    return Taken.WAITS;
                },
                (after, limit) ->
                        labels.stream()
                                .filter(label -> label.number() > after)
                                .limit(limit)
                                .toList(),
                ZoneOffset.UTC,
                InstantSource.fixed(Events.NOON));
    }

    void set(LinkageSettings.Mode mode) {
        set(LinkageSettings.DEFAULTS.in(mode));
    }

    void set(LinkageSettings settings) {
        new KeptParts(store).keep(settings);
        round.hear();
    }

    Citizen citizen(int number) {
        return citizens.get(number);
    }

    /// The shop knows everybody by e-mail, the fair those whose number three divides, by telephone.
    Town settled() {
        for (int i = 0; i < citizens.size(); i++) {
            shop(i);
            if (i % 3 == 0) {
                fair(i);
            }
        }
        return this;
    }

    void shop(int number) {
        tell("email:" + number + "@x.co", citizen(number));
    }

    void fair(int number) {
        tell(phone(number), citizen(number));
    }

    static String phone(int number) {
        return "phone:+57300%07d".formatted(1_000_000 + number * 7_919);
    }

    void tell(String identifier, Citizen citizen) {
        engine.take(told(identifier, citizen).event());
    }

    static Events told(String identifier, Citizen citizen) {
        return identify()
                .by(identifier)
                .trait("firstName", citizen.first())
                .trait("lastName", citizen.last())
                .trait("birthday", citizen.birthday())
                .trait("city", citizen.city());
    }

    /// Looks until nothing more comes of it.
    Town look() {
        Position before;
        do {
            applied.advance(engine.state.applied());
            before = engine.log.head();
            round.round();
        } while (!engine.log.head().equals(before));
        applied.advance(engine.state.applied());
        round.round();
        return this;
    }

    /// The process died, and another took its place.
    void restart() {
        lives = Integer.MAX_VALUE;
        round = new LinkageRound(parts());
    }

    /// Everybody, as the identifiers they are known by.
    Set<Set<String>> people() {
        Map<ProfileId, Set<String>> people = new HashMap<>();
        for (int i = 0; i < citizens.size(); i++) {
            String email = "email:" + i + "@x.co";
            people.computeIfAbsent(owner(email), _ -> new TreeSet<>()).add(email);
            if (i % 3 == 0) {
                people.computeIfAbsent(owner(phone(i)), _ -> new TreeSet<>()).add(phone(i));
            }
        }
        return Set.copyOf(people.values());
    }

    boolean onePerson(String one, String other) {
        return owner(one).equals(owner(other));
    }

    ProfileId owner(String identifier) {
        return engine.owner(identifier).orElseThrow();
    }

    /// Appends and applies at once.
    private record Direct(Town town) implements Ingest {
        @Override
        public List<Appended> append(
                List<? extends Fact> facts, Remember remember, Optional<ImportId> importId) {
            List<Appended> appended = new ArrayList<>();
            for (Fact fact : facts) {
                Position before = town.engine.log.head();
                if (town.lives-- == 0) {
                    throw new IllegalStateException("the process died");
                }
                town.engine.take(fact);
                Position now = town.engine.log.head();
                appended.add(
                        now.equals(before) ? new Appended.Duplicate() : new Appended.Stored(now));
            }
            return appended;
        }

        @Override
        public boolean awaitApplied(Position position, long millisMax) {
            return !position.isAfter(town.engine.state.applied());
        }
    }
}
