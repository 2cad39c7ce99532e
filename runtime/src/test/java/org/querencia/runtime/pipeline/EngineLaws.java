package org.querencia.runtime.pipeline;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.querencia.core.event.Decision;
import org.querencia.core.event.Event;
import org.querencia.core.event.Fact;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.identity.Identifier;
import org.querencia.core.kit.Events;
import org.querencia.core.kit.Happenings;
import org.querencia.core.kit.Seeds;
import org.querencia.runtime.kit.WholeEngine;
import org.querencia.runtime.kit.WholeEngine.Shown;
import org.querencia.runtime.kit.WholeEngine.Stores;
import org.querencia.runtime.view.ProfileView;

/// The laws of identity on all that is shown: pictures of people, totals, lists, figures.
public abstract class EngineLaws {

    private static final List<String> COMPANIES =
            List.of("company0", "company1", "company2", "company3");

    /// Named by nobody else: decisions about them take a place in the log and do nothing.
    private static final Identifier NOBODY = Events.identifier("user_id:nobody");

    private static final Identifier NO_ONE = Events.identifier("user_id:no-one");

    /// Stores with nothing in them; others given before may be gone.
    protected abstract Stores empty();

    protected abstract int seeds();

    @Test
    void a_merge_undone_by_a_split_equals_never_merged() {
        Seeds.each(seeds(), (random, _) -> mergeAndSplit(random));
    }

    private void mergeAndSplit(RandomGenerator random) {
        List<Event> past = history(random, 40);
        WholeEngine engine = new WholeEngine(empty()).take(past);
        List<Identifier> named = named(past);
        List<Identifier> one = engine.person(any(named, random));
        List<Identifier> other = engine.person(any(named, random));
        List<Event> meanwhile = ofOneEach(random, named);
        if (!Collections.disjoint(one, other)) {
            return;
        }
        engine.take(List.of(decision("d1", new Decision.Merge(one.getFirst(), other.getFirst()))));
        assertThat(engine.owner(one.getFirst())).isEqualTo(engine.owner(other.getFirst()));
        engine.take(meanwhile);
        engine.take(List.of(decision("d2", new Decision.Split(one, other))));
        Shown undone = shown(engine, named);

        WholeEngine never = new WholeEngine(empty()).take(past);
        never.take(List.of(nothing("d1"))).take(meanwhile).take(List.of(nothing("d2")));

        assertThat(engine.head()).isEqualTo(never.head());
        assertSame(undone, shown(never, named));
    }

    @Test
    void a_link_refused_equals_never_told() {
        Seeds.each(seeds(), (random, _) -> tellAndRefuse(random));
    }

    /// The same event is told with both identifiers or with the one it belongs to; the other is
    /// vouched for before, since that stays.
    private void tellAndRefuse(RandomGenerator random) {
        List<Event> past = history(random, 40);
        Identifier user = Events.identifier("user_id:u" + random.nextInt(6));
        Identifier other = random.nextBoolean() ? email(random) : browser(random);
        past.add(told("vouch-u", List.of(user)));
        past.add(told("vouch-o", List.of(other)));
        if (past.stream()
                .anyMatch(event -> event.identifiers().containsAll(List.of(user, other)))) {
            return;
        }
        List<Identifier> named = named(past);
        List<Event> meanwhile = ofOneEach(random, named);

        WholeEngine engine = new WholeEngine(empty()).take(past);
        engine.take(List.of(told("joins", List.of(user, other)))).take(meanwhile);
        engine.take(List.of(decision("d1", new Decision.RefuseLink(user, other))));
        Shown undone = shown(engine, named);

        WholeEngine never = new WholeEngine(empty()).take(past);
        never.take(List.of(told("joins", List.of(user)))).take(meanwhile);
        never.take(List.of(nothing("d1")));

        assertSame(undone, shown(never, named));
    }

    @Test
    void any_order_of_arrival_shows_the_same_people() {
        Seeds.each(
                seeds(),
                (random, _) -> {
                    List<Event> facts = history(random, 40);
                    facts.addAll(shared(random));
                    List<Identifier> named = named(facts);
                    Map<String, Object> people = people(facts, named);
                    Collections.shuffle(facts, Random.from(random));
                    people(facts, named)
                            .forEach((who, view) ->
                                    assertThat(view).as(who).isEqualTo(people.get(who)));
                });
    }

    /// Piece by piece first, so that a failure can be read.
    private static void assertSame(Shown undone, Shown never) {
        never.people()
                .forEach((name, view) ->
                        assertThat(undone.people().get(name)).as(name).isEqualTo(view));
        assertThat(undone.listed()).isEqualTo(never.listed());
        assertThat(undone.behind()).isEqualTo(never.behind());
        assertThat(undone).isEqualTo(never);
    }

    /// Each person, without what depends on who came first: ids, places in the log, and by which of
    /// two e-mails somebody without a name is called.
    private Map<String, Object> people(List<Event> facts, List<Identifier> named) {
        WholeEngine engine = new WholeEngine(empty());
        for (int from = 0; from < facts.size(); from += 7) {
            engine.take(facts.subList(from, Math.min(facts.size(), from + 7)));
        }
        Map<String, Object> people = new TreeMap<>();
        named.forEach(one -> people.put(one.toString(), timeless(engine.view(one))));
        return people;
    }

    private static List<Object> timeless(ProfileView view) {
        return List.of(
                view.identifiers().stream().map(ProfileView.Known::identifier).collect(toSet()),
                view.traits(),
                view.consents(),
                view.events(),
                view.marked(),
                view.kinds(),
                view.channels(),
                view.totals(),
                view.habits(),
                view.cart(),
                view.viewed(),
                view.firstTouch(),
                view.lastTouch(),
                view.place(),
                view.orders(),
                Set.copyOf(view.companies()));
    }

    /// What happens in a small shop, to people who are named now by one thing, now by several.
    private static List<Event> history(RandomGenerator random, int size) {
        Happenings happenings = new Happenings(random);
        List<Event> events = new ArrayList<>();
        events.add(told("nobody", List.of(NOBODY)));
        events.add(told("no-one", List.of(NO_ONE)));
        for (int i = 0; i < size; i++) {
            Set<Identifier> named = new LinkedHashSet<>();
            if (random.nextInt(3) > 0) {
                named.add(Events.identifier("user_id:u" + random.nextInt(6)));
            }
            if (random.nextInt(3) == 0) {
                named.add(email(random));
            }
            if (named.isEmpty() || random.nextBoolean()) {
                named.add(browser(random));
            }
            events.add(by(happenings.event(), "h" + i, named));
        }
        return events;
    }

    /// Customers who share a counter's telephone, and a tablet: too many to be one person.
    private static List<Event> shared(RandomGenerator random) {
        Happenings happenings = new Happenings(random);
        List<Event> events = new ArrayList<>();
        int many = 2 + random.nextInt(30);
        for (int i = 0; i < many; i++) {
            Identifier own = Events.identifier("email:stranger%d@x.co".formatted(i));
            Identifier common =
                    Events.identifier(
                            random.nextBoolean() ? "phone:+573001234567" : "anonymous_id:tablet");
            events.add(by(happenings.event(), "s" + i, List.of(own, common)));
        }
        return events;
    }

    /// Events that tell of no link.
    private static List<Event> ofOneEach(RandomGenerator random, List<Identifier> named) {
        Happenings happenings = new Happenings(random);
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Event event = happenings.event();
            if (event.type() != Event.Type.ALIAS) {
                events.add(by(event, "k" + i, List.of(any(named, random))));
            }
        }
        return events;
    }

    private static Event by(Event event, String messageId, Collection<Identifier> identifiers) {
        return new Event(
                messageId,
                event.origin(),
                event.type(),
                event.name(),
                List.copyOf(identifiers),
                event.groupId(),
                event.previousId(),
                event.times(),
                event.traits(),
                event.properties(),
                event.context(),
                event.marks());
    }

    private static Event told(String messageId, List<Identifier> identifiers) {
        return by(Events.identify().trait("name", "Told").event(), messageId, identifiers);
    }

    private static Fact nothing(String messageId) {
        return decision(messageId, new Decision.RestoreLink(NOBODY, NO_ONE));
    }

    private static Decision decision(String messageId, Decision.Act act) {
        return new Decision(
                messageId, Origin.of("console", Trust.SECRET), Events.NOON, "ana@x.co", act);
    }

    private static List<Identifier> named(List<Event> events) {
        return events.stream()
                .flatMap(event -> event.identifiers().stream())
                .distinct()
                .sorted(Comparator.comparing(Identifier::toString))
                .toList();
    }

    private static Shown shown(WholeEngine engine, List<Identifier> named) {
        try {
            return engine.shown(named, COMPANIES);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static Identifier email(RandomGenerator random) {
        return Events.identifier("email:e%d@x.co".formatted(random.nextInt(6)));
    }

    private static Identifier browser(RandomGenerator random) {
        return Events.identifier("anonymous_id:a" + random.nextInt(8));
    }

    private static Identifier any(List<Identifier> named, RandomGenerator random) {
        return named.get(random.nextInt(named.size()));
    }
}
