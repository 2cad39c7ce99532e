package org.querencia.runtime.segment;

import static java.util.stream.Collectors.toMap;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.querencia.core.account.Account;
import org.querencia.core.account.AccountKey;
import org.querencia.core.account.Membership;
import org.querencia.core.event.Event;
import org.querencia.core.event.Position;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.Identities;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.profile.Summary;
import org.querencia.core.rule.History;
import org.querencia.core.rule.Inputs;
import org.querencia.core.rule.Oracle;
import org.querencia.core.rule.Rule;
import org.querencia.core.rule.Rules;
import org.querencia.core.rule.Setting;
import org.querencia.core.segment.Segments;
import org.querencia.core.stage.Place;
import org.querencia.core.stage.StageModel;
import org.querencia.core.trait.Traits;
import org.querencia.runtime.codec.FactCodec;
import org.querencia.runtime.kit.Engine;
import org.querencia.runtime.memory.MemoryLog;
import org.querencia.runtime.memory.MemoryStageFigures;
import org.querencia.runtime.memory.MemoryState;
import org.querencia.runtime.operate.StoreUnavailableException;
import org.querencia.runtime.pipeline.Definitions;
import org.querencia.runtime.pipeline.Flow;
import org.querencia.runtime.pipeline.Pipeline;
import org.querencia.runtime.stage.StageFigures;
import org.querencia.runtime.state.Change;
import org.querencia.runtime.state.Memberships;
import org.querencia.runtime.state.Passages;
import org.querencia.runtime.state.Profiles;
import org.querencia.runtime.state.StateStore;

/// A pipeline over a log in memory and a state under test, that follows people by segments.
public final class SegmentRun {

    static final IdentityRules IDENTITY = IdentityRules.defaults(Engine.WORKSPACE);

    /// The sides of one state.
    public record House(
            StateStore state,
            Profiles profiles,
            Memberships memberships,
            Passages passages,
            StageFigures figures) {

        public static House of(MemoryState state) {
            return new House(
                    state,
                    state,
                    state.memberships(),
                    state.passages(),
                    new MemoryStageFigures(state));
        }
    }

    private static final Setting SETTING = Setting.of(Engine.WORKSPACE);
    private static final int ALL = 1_000_000;

    private final MemoryLog log;
    private final House house;
    private Pipeline pipeline;
    private int crashAfter = Integer.MAX_VALUE;

    SegmentRun(MemoryLog log, House house) {
        this.log = log;
        this.house = house;
        this.pipeline = pipeline();
    }

    /// As after a restart of the server.
    void restart() {
        pipeline = pipeline();
    }

    void catchUp() {
        pipeline.catchUp();
    }

    /// Catches up though the power goes before one of the next commits.
    void catchUpWithCrash(int commits) {
        crashAfter = commits;
        try {
            pipeline.catchUp();
        } catch (StoreUnavailableException gone) {
            restart();
            pipeline.catchUp();
        }
        crashAfter = Integer.MAX_VALUE;
    }

    void pass(Instant until) {
        pipeline.pass(until);
    }

    /// Who is in what, by all they were ever called.
    Map<ProfileId, SortedMap<String, org.querencia.core.segment.Membership>> memberships(
            Set<Identifier> named) {
        Map<ProfileId, SortedMap<String, org.querencia.core.segment.Membership>> all =
                new HashMap<>();
        for (ProfileId person : people(named)) {
            all.put(person, house.memberships().of(person));
        }
        return all;
    }

    /// The segments by the plain reading of each person's whole history; the stages that people are
    /// in are taken as they stand.
    Map<ProfileId, Set<String>> expected(Set<Identifier> named, Instant at) {
        Segments segments = pipeline.segments();
        Map<ProfileId, Set<String>> all = new HashMap<>();
        for (ProfileId person : people(named)) {
            Set<String> in = new TreeSet<>(house.memberships().of(person).keySet());
            in.removeAll(segments.active());
            for (String key : segments.active()) {
                Oracle oracle = new Oracle(history(person, in), SETTING, at);
                if (oracle.holds(rule(segments, segments.newest(key).orElseThrow().rule()))) {
                    in.add(key);
                }
            }
            all.put(person, in);
        }
        return all;
    }

    /// The stages, of whom is in one, as they stand.
    Map<ProfileId, Map<String, String>> stages(Set<Identifier> named) {
        return people(named).stream().collect(toMap(person -> person, this::stages));
    }

    /// The same by the plain reading of each person's whole history, from where they stand: who
    /// stands right stays.
    Map<ProfileId, Map<String, String>> expectedStages(Set<Identifier> named, Instant at) {
        Segments segments = pipeline.segments();
        return people(named).stream()
                .collect(
                        toMap(
                                person -> person,
                                person -> {
                                    Oracle oracle =
                                            new Oracle(
                                                    history(
                                                            person,
                                                            house.memberships()
                                                                    .of(person)
                                                                    .keySet()),
                                                    SETTING,
                                                    at);
                                    return PlainStages.of(
                                            segments,
                                            house.passages().of(person),
                                            at,
                                            rule -> oracle.holds(rule(segments, rule)));
                                }));
    }

    /// Where people stand with all that is kept of it.
    Map<ProfileId, SortedMap<String, Place>> places(Set<Identifier> named) {
        return people(named).stream()
                .collect(toMap(person -> person, person -> house.passages().of(person)));
    }

    /// Sizes and lists of stages say the same as the people's own pages.
    Map<String, Map<ProfileId, Place>> listedStages() {
        Map<String, Map<ProfileId, Place>> listed = new TreeMap<>();
        for (StageModel model : pipeline.segments().models()) {
            Map<ProfileId, Place> placed = new HashMap<>();
            house.passages()
                    .sizes(model.key())
                    .forEach((stage, size) -> {
                        List<Passages.Placed> people =
                                house.passages()
                                        .people(
                                                model.key(),
                                                Optional.of(stage).filter(key -> !key.isEmpty()),
                                                Optional.empty(),
                                                ALL);
                        if (people.size() != size) {
                            throw new AssertionError(
                                    "size and people of " + model.key() + " " + stage);
                        }
                        people.forEach(one -> placed.put(one.person(), one.place()));
                    });
            listed.put(model.key(), placed);
        }
        return listed;
    }

    /// All figures of each model, of ten days.
    Map<String, List<?>> figures(Instant end) {
        return FigureLook.of(house.figures(), pipeline.segments().models(), end);
    }

    List<Passages.Passed> passages() {
        return house.passages().changes(0, ALL);
    }

    private Map<String, String> stages(ProfileId person) {
        Map<String, String> stages = new TreeMap<>();
        house.passages()
                .of(person)
                .forEach((model, place) ->
                        place.stage().ifPresent(stage -> stages.put(model, stage)));
        return stages;
    }

    Map<ProfileId, Set<String>> found(Set<Identifier> named) {
        return memberships(named).entrySet().stream()
                .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().keySet()));
    }

    List<String> rules() {
        Stream<String> segments =
                pipeline.segments().all().stream()
                        .map(segment ->
                                segment.key() + " " + segment.state() + " " + segment.rule());
        return Stream.concat(
                        segments, pipeline.segments().models().stream().map(StageModel::toString))
                .toList();
    }

    /// Sizes and lists say the same as the people's own pages.
    Map<String, Set<ProfileId>> listed() {
        Map<String, Set<ProfileId>> listed = new TreeMap<>();
        pipeline.segments()
                .all()
                .forEach(segment -> {
                    Set<ProfileId> members = new HashSet<>();
                    Optional<ProfileId> after = Optional.empty();
                    for (List<Memberships.Member> page =
                                    house.memberships().members(segment.key(), after, 2);
                            !page.isEmpty();
                            page = house.memberships().members(segment.key(), after, 2)) {
                        page.forEach(member -> members.add(member.person()));
                        after = Optional.of(page.getLast().person());
                    }
                    Balances.hold(house.memberships(), segment.key(), members.size());
                    listed.put(segment.key(), members);
                });
        return listed;
    }

    /// Whether the last word on each person and segment was that they entered.
    Map<ProfileId, Map<String, Boolean>> lastMoved() {
        Map<ProfileId, Map<String, Boolean>> last = new HashMap<>();
        long after = 0;
        for (List<Memberships.Moved> page = house.memberships().changes(after, 7);
                !page.isEmpty();
                page = house.memberships().changes(after, 7)) {
            page.forEach(row ->
                    last.computeIfAbsent(row.movement().occasion().profile(), _ -> new TreeMap<>())
                            .put(row.movement().segment(), row.movement().entered()));
            after = page.getLast().number();
        }
        return last;
    }

    /// What is told of who entered and left because of these. Whether facts that are still there
    /// tell of it: those of others, who go on.
    boolean isNamed(AnchorId anchor) {
        return log.read(Position.START, ALL).stream()
                .map(entry -> FactCodec.read(entry).fact())
                .anyMatch(fact ->
                        fact instanceof Event event
                                && event.identifiers().stream()
                                        .map(IDENTITY::anchorId)
                                        .anyMatch(anchor::equals));
    }

    List<Memberships.Moved> movedBy(AnchorId anchor) {
        return house.memberships().changes(0, ALL).stream()
                .filter(row -> {
                    var occasion = row.movement().occasion();
                    return occasion.anchor().equals(anchor)
                            || occasion.profile().equals(ProfileId.of(anchor));
                })
                .toList();
    }

    private Set<ProfileId> people(Set<Identifier> named) {
        return new HashSet<>(
                house.profiles().owners(named.stream().map(IDENTITY::anchorId).toList()).values());
    }

    private History history(ProfileId id, Set<String> in) {
        Profiles.Person person = house.profiles().person(id).orElseThrow();
        Summary summary = Summary.merged(person.anchors().values());
        Map<AccountKey, Account> accounts =
                person.accounts().stream().collect(toMap(Account::key, account -> account));
        Traits account =
                Membership.joinedLast(summary.companies())
                        .flatMap(key -> Optional.ofNullable(accounts.get(key)))
                        .map(Account::traits)
                        .orElse(Traits.NONE);
        return new History(
                events(person.anchors().keySet()),
                person.orders(),
                summary.traits(),
                summary.consents(),
                account,
                new Inputs(stages(id), in, Map.of()));
    }

    private List<Event> events(Set<AnchorId> anchors) {
        return log.read(Position.START, ALL).stream()
                .map(entry -> FactCodec.read(entry).fact())
                .filter(Event.class::isInstance)
                .map(Event.class::cast)
                .filter(event ->
                        !event.identifiers().isEmpty()
                                && anchors.contains(
                                        IDENTITY.anchorId(event.identifiers().getFirst())))
                .toList();
    }

    private StateStore crashing(StateStore state) {
        return (StateStore)
                Proxy.newProxyInstance(
                        StateStore.class.getClassLoader(),
                        new Class<?>[] {StateStore.class},
                        (_, method, arguments) -> {
                            if (arguments != null
                                    && arguments[0] instanceof Change
                                    && crashAfter-- == 0) {
                                throw new StoreUnavailableException("the power went");
                            }
                            try {
                                return method.invoke(state, arguments);
                            } catch (InvocationTargetException failed) {
                                throw failed.getCause();
                            }
                        });
    }

    private static Rule rule(Segments segments, String text) {
        return Rules.parse(text, segments.names()).rule().orElseThrow().with(segments.scores());
    }

    private Pipeline pipeline() {
        return new Pipeline(
                log,
                crashing(house.state()),
                new Definitions(new Identities(IDENTITY), (before, _) -> before)
                        .with(house.state().definitions()),
                Flow.at(log.head(), house.state().applied()),
                // So few that what was stored is read back all the time.
                3);
    }
}
