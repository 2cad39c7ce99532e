package org.querencia.core.segment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.querencia.core.account.AccountKey;
import org.querencia.core.event.Decision;
import org.querencia.core.event.Event;
import org.querencia.core.event.Fact;
import org.querencia.core.event.Position;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.order.OrderKey;
import org.querencia.core.profile.Customers;
import org.querencia.core.profile.Customers.Caused;
import org.querencia.core.profile.Customers.Present;
import org.querencia.core.rule.Gathered;
import org.querencia.core.segment.Movement.Entered;
import org.querencia.core.segment.Movement.Left;
import org.querencia.core.segment.Movement.Occasion;
import org.querencia.core.stage.Place;

/// Where people stand while facts are applied one by one: looks on at the second reducer, so that
/// each person is seen just as they are after each fact.
///
/// Before a fact, all it concerns advance through every instant that is due by then; people who
/// merge or part by it are looked at; after it, all it concerns are. For one thread.
public final class SegmentsStep implements Customers.Watch {

    private final People people;
    private final TreeMap<Position, Shift> shifts;
    private final Map<ProfileId, Standing> standings;
    private final Map<ProfileId, Move> changed = new LinkedHashMap<>();
    private Segments segments;
    private final List<Movement> movements = new ArrayList<>();
    private final List<Passage> passages = new ArrayList<>();

    /// People the fact at hand makes.
    private Set<ProfileId> made = Set.of();

    /// @param start where people stand; all who may be concerned, with all their anchors
    public SegmentsStep(Segments segments, Start start) {
        this.segments = segments;
        this.people = new People(segments, start);
        this.shifts = new TreeMap<>();
        start.shifts().forEach(shift -> shifts.put(shift.position(), shift));
        this.standings = new LinkedHashMap<>(start.standings());
    }

    /// @param owners of all anchors of all people concerned, before the first fact
    /// @param orders of those people
    /// @param contacts anchors by companies they have to do with
    /// @param shifts which anchors got which owner by which fact
    public record Start(
            Map<AnchorId, ProfileId> owners,
            Map<ProfileId, Standing> standings,
            Map<AnchorId, Gathered> gathered,
            Map<AnchorId, Set<OrderKey>> orders,
            Map<AccountKey, Set<AnchorId>> contacts,
            List<Shift> shifts) {}

    /// What a fact did to who is who.
    ///
    /// @param anchor to which the fact belongs
    /// @param owners of anchors that were made or moved
    public record Shift(
            Position position,
            Instant at,
            Optional<AnchorId> anchor,
            Map<AnchorId, ProfileId> owners) {}

    /// @param gathered of anchors for which it changed
    /// @param standings of people for whom it changed; [Standing#NONE] also for who is no more
    public record Outcome(
            Map<AnchorId, Gathered> gathered,
            Map<ProfileId, Move> standings,
            List<Movement> movements,
            List<Passage> passages) {

        public static final Outcome NOTHING = new Outcome(Map.of(), Map.of(), List.of(), List.of());
    }

    @Override
    public void before(Caused fact, Present present) {
        people.changing();
        Position position = fact.logged().position();
        shiftBefore(position, present);
        Instant at = fact.logged().fact().receivedAt();
        people.concerned(fact, present).forEach(person -> advance(person, at, position, present));
        Shift shift = shifts.remove(position);
        made = shift == null ? Set.of() : shift(shift, present);
        people.before(fact, present);
    }

    @Override
    public void after(Caused fact, Present present) {
        Fact told = fact.logged().fact();
        if (told instanceof Event event) {
            people.gather(fact.anchor(), event);
        }
        People.Touched touched = people.after(fact, present);
        made.stream()
                .filter(people::exists)
                .forEach(
                        person -> look(person, told.receivedAt(), occasion(person, fact), present));
        touched.people().stream()
                .filter(person -> people.exists(person) && !made.contains(person))
                .forEach(person -> touch(person, fact, touched.rules(), present));
    }

    /// Of somebody who was looked at before, only those rules can be answered otherwise now.
    private void touch(ProfileId person, Caused fact, BitSet rules, Present present) {
        Standing before = standing(person);
        Instant at = latest(fact.logged().fact().receivedAt(), people.last(person, present));
        note(
                person,
                before,
                segments.look(
                        before, people.person(person, present), at, occasion(person, fact), rules));
    }

    /// What came of it, those facts included that were left out but did something to who is who.
    public Outcome outcome(Present present) {
        people.changing();
        if (!shifts.isEmpty()) {
            shiftBefore(shifts.lastKey().next(), present);
        }
        return new Outcome(
                people.changed(), changed, List.copyOf(movements), List.copyOf(passages));
    }

    /// From now on under these, for which the same is kept of events.
    public void under(Segments others) {
        segments = others;
    }

    /// Lets time pass for somebody.
    public void advance(ProfileId person, Instant until, Position position, Present present) {
        Standing before = standing(person);
        if (before.due().isPresent() && !before.due().get().isAfter(until)) {
            note(
                    person,
                    before,
                    segments.advance(
                            before,
                            people.person(person, present),
                            until,
                            Occasion.time(person, position)));
        }
    }

    /// Puts somebody who never stood in a model where what they did before leads, and tells how
    /// they came there.
    ///
    /// @param events all of theirs that concern it
    public void retell(
            Retelling retelling,
            List<Event> events,
            Instant until,
            Occasion occasion,
            Present present) {
        ProfileId person = occasion.profile();
        Standing before = standing(person);
        if (before.places().containsKey(retelling.model())) {
            return;
        }
        Retelling.Told told =
                retelling.tell(events, people.person(person, present), until, occasion);
        told.place()
                .ifPresent(place ->
                        note(
                                person,
                                before,
                                new Turn(
                                        before.at(retelling.model(), place, until),
                                        List.of(),
                                        told.passages())));
    }

    /// Looks at somebody who was looked at under what was in force before an item changed.
    public void look(
            ProfileId person, Instant at, Occasion occasion, Present present, Key changed) {
        note(
                person,
                standing(person),
                segments.look(
                        standing(person),
                        people.person(person, present),
                        latest(at, people.last(person, present)),
                        occasion,
                        changed));
    }

    /// Looks at somebody under the segments in force now.
    public void look(ProfileId person, Instant at, Occasion occasion, Present present) {
        look(standing(person), at, occasion, present);
    }

    private void look(Standing before, Instant at, Occasion occasion, Present present) {
        ProfileId person = occasion.profile();
        note(
                person,
                standing(person),
                segments.look(
                        before,
                        people.person(person, present),
                        latest(at, people.last(person, present)),
                        occasion));
    }

    private void note(ProfileId person, Standing before, Turn turn) {
        if (!turn.after().equals(before)) {
            standings.put(person, turn.after());
            changed.merge(person, new Move(before, turn.after()), Move::then);
        }
        movements.addAll(turn.movements());
        passages.addAll(turn.passages());
    }

    /// Facts that are left out may have done something to who is who.
    private void shiftBefore(Position position, Present present) {
        while (!shifts.isEmpty() && position.isAfter(shifts.firstKey())) {
            Shift shift = shifts.pollFirstEntry().getValue();
            for (ProfileId person : shift(shift, present)) {
                look(standing(person), shift.at(), occasion(person, shift), present);
            }
        }
    }

    /// Says who is a person for the first time, to be looked at.
    private Set<ProfileId> shift(Shift shift, Present present) {
        Set<ProfileId> involved = people.involved(shift);
        involved.forEach(person -> advance(person, shift.at(), shift.position(), present));
        Set<ProfileId> first = people.place(shift);
        Map<ProfileId, Standing> carried = new LinkedHashMap<>();
        for (ProfileId person : involved) {
            if (!people.exists(person)) {
                Standing former = standing(person);
                people.present(person)
                        .ifPresent(heir -> carried.merge(heir, former, Standing::merge));
                leave(person, former, shift);
            }
        }
        involved.stream()
                .filter(people::exists)
                .forEach(person -> merged(person, carried, shift, present));
        first.removeAll(involved);
        return first;
    }

    /// Somebody who is no more stands nowhere; who they became is looked at beside.
    private void leave(ProfileId person, Standing former, Shift shift) {
        Occasion occasion = occasion(person, shift);
        Instant at = latest(shift.at(), former.seen());
        former.memberships()
                .forEach((key, membership) ->
                        movements.add(new Left(occasion, at, key, membership.version())));
        former.places()
                .forEach((model, place) -> {
                    if (place.stage().isPresent()) {
                        passages.add(Passage.out(occasion, at, model, place));
                    }
                });
        standings.put(person, Standing.NONE);
        changed.merge(person, new Move(former, Standing.NONE), Move::then);
    }

    /// Memberships of those who became this person go on, the older of two; to this one they are
    /// new.
    private void merged(
            ProfileId person, Map<ProfileId, Standing> carried, Shift shift, Present present) {
        Standing own = standing(person);
        Standing both = own.merge(carried.getOrDefault(person, Standing.NONE));
        Instant at = latest(shift.at(), people.last(person, present));
        Occasion occasion = occasion(person, shift);
        Turn turn = segments.look(both, people.person(person, present), at, occasion);
        Instant seen = latest(at, both.seen());
        List<Movement> moved = new ArrayList<>();
        Set<String> keys = new TreeSet<>(own.memberships().keySet());
        keys.addAll(turn.after().memberships().keySet());
        for (String key : keys) {
            Optional<Membership> is = Optional.ofNullable(turn.after().memberships().get(key));
            Optional<Membership> was = Optional.ofNullable(own.memberships().get(key));
            if (was.isEmpty()) {
                moved.add(new Entered(occasion, seen, key, is.orElseThrow().version()));
            } else if (is.isEmpty()) {
                moved.add(new Left(occasion, seen, key, version(key, was.get())));
            }
        }
        note(person, own, new Turn(turn.after(), moved, passed(own, turn.after(), seen, occasion)));
    }

    /// From where this one stood, however those who became this one did.
    private static List<Passage> passed(
            Standing own, Standing after, Instant seen, Occasion occasion) {
        List<Passage> passed = new ArrayList<>();
        after.places()
                .forEach((model, is) -> {
                    Optional<Place> was = Optional.ofNullable(own.places().get(model));
                    if (!was.flatMap(Place::stage).equals(is.stage())) {
                        passed.add(Passage.between(occasion, seen, model, was, is));
                    }
                });
        return passed;
    }

    private int version(String key, Membership was) {
        return segments.newest(key).map(Segment::version).orElse(was.version());
    }

    private static Occasion occasion(ProfileId person, Shift shift) {
        return new Occasion(
                person,
                shift.anchor().orElse(new AnchorId(person.value())),
                shift.position(),
                Cause.MERGE);
    }

    private static Occasion occasion(ProfileId person, Caused fact) {
        return new Occasion(
                person,
                fact.anchor().orElse(new AnchorId(person.value())),
                fact.logged().position(),
                fact.logged().fact() instanceof Decision ? Cause.CORRECTION : Cause.EVENT);
    }

    private Standing standing(ProfileId person) {
        return standings.getOrDefault(person, Standing.NONE);
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }
}
