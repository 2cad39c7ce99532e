package org.querencia.app.crash;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.querencia.app.Application;
import org.querencia.core.account.Account;
import org.querencia.core.event.Event;
import org.querencia.core.event.Position;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.Identities;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.order.Order;
import org.querencia.runtime.codec.FactCodec;
import org.querencia.runtime.identity.IdentityDefinitions;
import org.querencia.runtime.log.EventLog;
import org.querencia.runtime.log.LogEntry;
import org.querencia.runtime.memory.MemoryState;
import org.querencia.runtime.memory.MemoryWarehouse;
import org.querencia.runtime.pipeline.Definitions;
import org.querencia.runtime.pipeline.Flow;
import org.querencia.runtime.pipeline.Pipeline;
import org.querencia.runtime.pipeline.Projector;
import org.querencia.runtime.state.JournalRow;
import org.querencia.runtime.state.Memberships;
import org.querencia.runtime.state.Passages;
import org.querencia.runtime.state.Profiles;
import org.querencia.runtime.state.Profiles.Person;
import org.querencia.runtime.state.SearchRow;
import org.querencia.runtime.warehouse.Overviews;
import org.querencia.runtime.warehouse.Overviews.Group;
import org.querencia.runtime.warehouse.Overviews.Period;
import org.querencia.runtime.warehouse.Timelines;
import org.querencia.runtime.warehouse.Warehouse;

/// The log applied anew from its start, in memory and undisturbed: what profiles and warehouse must
/// equal.
final class Replay {

    private static final int PAGE = 5_000;
    private static final int LIST_MAX = 100_000;
    private static final int ANCHORS_CACHED_MAX = 10_000;
    private static final long PROJECTED_MILLIS_MAX = 300_000;

    private final EventLog log;
    private final Profiles live;
    private final Warehouse liveWarehouse;
    private final Memberships memberships;
    private final Passages passages;
    private final IdentityRules rules;
    private final MemoryState state = new MemoryState();
    private final MemoryWarehouse warehouse;
    private final List<String> differences = new ArrayList<>();
    private final boolean journalToo;

    Replay(Application server) {
        this(server, true);
    }

    /// @param journalToo whether the journal must be the same, too: what was concluded before an
    ///   import was taken back stays in it, and a replay does not conclude it
    Replay(Application server, boolean journalToo) {
        this.journalToo = journalToo;
        this.log = server.database().log();
        this.live = server.database().profiles();
        this.memberships = server.database().memberships();
        this.passages = server.database().passages();
        this.liveWarehouse = server.warehouse();
        this.rules = server.identityRules();
        this.warehouse = new MemoryWarehouse(server.workspace());
        Flow flow = Flow.at(log.head(), Position.START);
        Pipeline pipeline =
                new Pipeline(
                        log,
                        state,
                        new Definitions(
                                new Identities(IdentityRules.defaults(server.workspace())),
                                IdentityDefinitions.reader(server.workspace())),
                        flow,
                        ANCHORS_CACHED_MAX);
        pipeline.catchUp();
        pipeline.pass(Instant.now());
        try (Projector projector = new Projector(warehouse, log, state, rules, flow).start()) {
            if (!projector.projected().await(log.head(), PROJECTED_MILLIS_MAX)) {
                throw new IllegalStateException("the replay's warehouse does not catch up");
            }
        }
    }

    /// What the server tells otherwise than the replay, in words.
    List<String> differences() {
        Set<ProfileId> people = new LinkedHashSet<>();
        for (AnchorId anchor : anchors()) {
            Optional<ProfileId> owner = state.owner(anchor);
            same("owner of " + anchor, live.owner(anchor), owner);
            owner.ifPresent(people::add);
        }
        for (ProfileId person : people) {
            people(person);
        }
        same("list of people", sorted(live), sorted(state));
        same(
                "companies",
                live.accounts(Optional.empty(), LIST_MAX),
                state.accounts(Optional.empty(), LIST_MAX));
        same("counts", live.counts(), state.counts());
        figures();
        return differences;
    }

    private void people(ProfileId id) {
        Optional<Person> expected = state.person(id);
        Optional<Person> found = live.person(id);
        String who = "of " + id + ": ";
        same(
                who + "identifiers and totals",
                found.map(Person::anchors),
                expected.map(Person::anchors));
        same(who + "evidence", found.map(Person::component), expected.map(Person::component));
        same(who + "orders", found.map(Replay::orders), expected.map(Replay::orders));
        same(who + "companies", found.map(Replay::companies), expected.map(Replay::companies));
        if (journalToo) {
            same(
                    who + "journal",
                    concluded(live.journal(id, Optional.empty(), LIST_MAX)),
                    concluded(state.journal(id, Optional.empty(), LIST_MAX)));
        }
        same(who + "segments", memberships.of(id), state.memberships().of(id));
        same(who + "stages", passages.of(id), state.passages().of(id));
        same(who + "rows in the warehouse", timeline(liveWarehouse, id), timeline(warehouse, id));
    }

    /// In a fixed order: what one fact led to has none.
    private static List<String> concluded(List<JournalRow> journal) {
        return journal.stream().map(JournalRow::toString).sorted().toList();
    }

    private void figures() {
        Overviews found = liveWarehouse.overviews();
        Overviews expected = warehouse.overviews();
        same("position of the warehouse", liveWarehouse.position(), warehouse.position());
        same(
                "overview",
                found.overview(Period.EVER, Optional.empty()),
                expected.overview(Period.EVER, Optional.empty()));
        same(
                "days",
                found.days(Period.EVER, Optional.empty()),
                expected.days(Period.EVER, Optional.empty()));
        same("kinds of events", found.events(Optional.empty()), expected.events(Optional.empty()));
        for (Group group : Group.values()) {
            same(
                    "people " + group,
                    found.people(group, Period.EVER, Optional.empty(), LIST_MAX),
                    expected.people(group, Period.EVER, Optional.empty(), LIST_MAX));
        }
    }

    private void same(String what, Object found, Object expected) {
        if (!Objects.equals(found, expected)) {
            differences.add(
                    "%s: stored %s, a replay makes %s".formatted(what, cut(found), cut(expected)));
        }
    }

    private static String cut(Object value) {
        String text = value.toString();
        return text.length() <= 1_000 ? text : text.substring(0, 1_000) + "…";
    }

    private static List<Order> orders(Person person) {
        return person.orders().stream().sorted(Comparator.comparing(Order::key)).toList();
    }

    private static List<Account> companies(Person person) {
        return person.accounts().stream().sorted(Comparator.comparing(Account::key)).toList();
    }

    private static List<SearchRow> sorted(Profiles profiles) {
        return profiles.list(Optional.empty(), LIST_MAX).stream()
                .sorted(Comparator.comparing(SearchRow::profile))
                .toList();
    }

    private static List<Timelines.Entry> timeline(Warehouse warehouse, ProfileId person) {
        return warehouse.timelines().of(person, Timelines.Filter.ALL, Optional.empty(), LIST_MAX);
    }

    private Set<AnchorId> anchors() {
        Set<AnchorId> anchors = new HashSet<>();
        Position at = Position.START;
        for (List<LogEntry> page = log.read(at, PAGE); !page.isEmpty(); page = log.read(at, PAGE)) {
            for (LogEntry entry : page) {
                if (FactCodec.read(entry).fact() instanceof Event event) {
                    event.identifiers()
                            .forEach(identifier -> anchors.add(rules.anchorId(identifier)));
                }
            }
            at = page.getLast().position();
        }
        return anchors;
    }
}
