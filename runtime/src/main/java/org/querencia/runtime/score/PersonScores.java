package org.querencia.runtime.score;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.querencia.core.event.Event;
import org.querencia.core.event.Position;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.rule.Gathered;
import org.querencia.core.rule.Look;
import org.querencia.core.rule.Reckoning;
import org.querencia.core.rule.Rule;
import org.querencia.core.rule.RuleSet;
import org.querencia.core.rule.Setting;
import org.querencia.core.score.Score;
import org.querencia.core.score.Scores;
import org.querencia.runtime.codec.FactCodec;
import org.querencia.runtime.log.EventLog;
import org.querencia.runtime.log.LogEntry;
import org.querencia.runtime.state.Profiles;
import org.querencia.runtime.state.Seen;
import org.querencia.runtime.warehouse.Whereabouts;

/// A person's scores with their grounds, reckoned when asked for, from all their events in the log
/// and from what is known of them now, corrections by hand included. Safe from any thread.
public final class PersonScores {

    /// Of whom there are more, the latest so many are looked at: scores fade anyway.
    private static final int EVENTS_MAX = 20_000;

    private final Supplier<Scores> inForce;
    private final Profiles profiles;
    private final EventLog log;
    private final Whereabouts whereabouts;
    private final Setting setting;
    private final InstantSource clock;

    /// @param inForce asked anew each time
    /// @param whereabouts as far as the warehouse has come
    public PersonScores(
            Supplier<Scores> inForce,
            Profiles profiles,
            EventLog log,
            Whereabouts whereabouts,
            Setting setting,
            InstantSource clock) {
        this.inForce = inForce;
        this.profiles = profiles;
        this.log = log;
        this.whereabouts = whereabouts;
        this.setting = setting;
        this.clock = clock;
    }

    /// A score that speaks of a person, with what each of its grounds gives.
    public record Personal(Score score, Reckoning reckoning) {

        public String grade() {
            return score.grade(reckoning.score());
        }
    }

    /// Those that speak of this person, by key; none when there is no such person.
    public List<Personal> of(ProfileId id) {
        return profiles.person(id).map(this::of).orElse(List.of());
    }

    private List<Personal> of(Profiles.Person person) {
        Scores scores = inForce.get();
        List<Rule> rules = new ArrayList<>();
        scores.all().forEach(score -> scores.scored(score.key()).ifPresent(rules::add));
        RuleSet set = RuleSet.of(rules, setting);
        Gathered gathered = set.plus(Gathered.NONE, events(person));
        Look look = set.look(Seen.of(person, gathered, setting), clock.instant());
        List<Personal> personal = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            Score score = scores.all().get(i);
            Optional<Reckoning> reckoning = look.reckon(i);
            reckoning.ifPresent(known -> personal.add(new Personal(score, known)));
        }
        return personal;
    }

    private List<Event> events(Profiles.Person person) {
        List<Position> positions =
                whereabouts.of(
                        person.anchors().keySet(), Set.of(), Set.of(), Set.of(), log.head().next());
        List<Event> events = new ArrayList<>();
        int first = Math.max(0, positions.size() - EVENTS_MAX);
        for (LogEntry entry : log.at(positions.subList(first, positions.size()))) {
            if (FactCodec.read(entry).fact() instanceof Event event) {
                events.add(event);
            }
        }
        return events;
    }
}
