package org.querencia.runtime.pipeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.querencia.core.event.Definition;
import org.querencia.core.event.Event;
import org.querencia.core.event.Fact;
import org.querencia.core.event.Gone;
import org.querencia.core.event.Logged;
import org.querencia.core.event.Position;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.profile.Customers;
import org.querencia.core.profile.Customers.Caused;
import org.querencia.core.segment.Mentions;
import org.querencia.core.segment.Segments;
import org.querencia.runtime.log.EventLog;
import org.querencia.runtime.memory.MemoryState;
import org.querencia.runtime.pipeline.TakingBack.Taken;
import org.querencia.runtime.segment.ItemDefinitions;
import org.querencia.runtime.state.Change;

/// Folds pages of facts in the log's order, in memory, for some people: by the code that applies
/// new facts.
final class FoldingAnew {

    private static final int CACHED = 2_000;

    private final Definitions definitions;
    private final EventLog log;
    private final Taken taken;
    private final Set<AnchorId> theirs;
    private final MemoryState anew;
    private final StateCache cache;
    private Definitions inForce;
    private Customers.State told = Customers.State.EMPTY;
    private Mentions mentions = Mentions.NONE;
    private List<Position> events = List.of();

    /// @param definitions in force at the end
    /// @param theirs anchors of those people
    /// @param anew what is filled
    FoldingAnew(
            Definitions definitions,
            EventLog log,
            Taken taken,
            Set<AnchorId> theirs,
            MemoryState anew) {
        this.definitions = definitions;
        this.log = log;
        this.taken = taken;
        this.theirs = theirs;
        this.anew = anew;
        this.cache = new StateCache(anew, CACHED);
        this.inForce = definitions.atStart();
    }

    /// Orders, companies and products of which something is taken back, as all tell them now.
    Customers.State told() {
        return told;
    }

    /// What rules asked for at some time.
    Mentions mentions() {
        return mentions;
    }

    /// Those in force where the folding stands.
    Segments segments() {
        return inForce.segments();
    }

    /// @param positions of all events that will be folded
    void begin(List<Position> positions) {
        events = positions;
    }

    /// @param others of which those before the last of the page are taken out; all when the page is
    ///   empty
    void add(List<Logged<Fact>> page, Map<Position, Logged<Fact>> others) {
        Map<Position, Logged<Fact>> inOrder = new TreeMap<>();
        page.forEach(logged -> inOrder.put(logged.position(), logged));
        others.values()
                .removeIf(other -> {
                    boolean due =
                            page.isEmpty() || page.getLast().position().isAfter(other.position());
                    if (due) {
                        inOrder.put(other.position(), other);
                    }
                    return due;
                });
        inOrder.values().removeIf(logged -> logged.fact() instanceof Gone);
        foldTold(inOrder.values());
        fold(inOrder.values().stream().filter(this::isTheirs).toList());
    }

    Optional<AnchorId> anchor(Event event) {
        return event.identifiers().stream()
                .findFirst()
                .map(definitions.identities().rules()::anchorId);
    }

    private void fold(List<Logged<Fact>> facts) {
        int from = 0;
        for (int i = 0; i < facts.size(); i++) {
            if (facts.get(i).fact() instanceof Definition definition
                    && ItemDefinitions.key(definition).isPresent()) {
                foldTogether(facts.subList(from, i));
                activate(new Logged<>(facts.get(i).position(), definition));
                foldTogether(facts.subList(i, i + 1));
                from = i + 1;
            }
        }
        foldTogether(facts.subList(from, facts.size()));
    }

    private void foldTogether(List<Logged<Fact>> facts) {
        if (facts.isEmpty()) {
            return;
        }
        MicroBatch batch = new MicroBatch(inForce, anew, cache, facts);
        batch.resolve();
        batch.step();
        Change change = batch.change(anew.applied());
        anew.commit(change);
        cache.keep(batch.world(), change.summaries());
        inForce = batch.definitions();
        mentions = mentions.and(inForce.segments().mentions());
    }

    private void activate(Logged<Definition> definition) {
        Segments after;
        try {
            after = ItemDefinitions.read(inForce.segments(), definition.fact());
        } catch (IllegalArgumentException parked) {
            return;
        }
        Activation activation =
                new Activation(
                        inForce,
                        after,
                        anew,
                        log,
                        (_, _, _, _, before) -> events.stream().filter(before::isAfter).toList(),
                        List.of(definition));
        activation.run(change -> anew.commit(Change.of(anew.applied(), change)));
    }

    /// Whether it tells of the people derived anew, rather than only of an order, a company or a
    /// product they share with somebody.
    private boolean isTheirs(Logged<Fact> logged) {
        return !(logged.fact() instanceof Event event)
                || anchor(event).filter(theirs::contains).isPresent();
    }

    /// Orders, companies and products are told of by anybody.
    private void foldTold(Collection<Logged<Fact>> facts) {
        List<Caused> telling = new ArrayList<>();
        for (Logged<Fact> logged : facts) {
            if (logged.fact() instanceof Event event && isToldOf(event)) {
                telling.add(new Caused(logged, anchor(event)));
            }
        }
        Customers.State now =
                Customers.step(
                                new Customers.State(
                                        Map.of(), told.orders(), told.accounts(), told.articles()),
                                telling)
                        .changed();
        told =
                new Customers.State(
                        Map.of(),
                        over(told.orders(), now.orders(), taken.orders()),
                        over(told.accounts(), now.accounts(), taken.accounts()),
                        over(told.articles(), now.articles(), taken.articles()));
    }

    private boolean isToldOf(Event event) {
        return Customers.order(event).filter(taken.orders()::contains).isPresent()
                || Customers.account(event).filter(taken.accounts()::contains).isPresent()
                || Customers.article(event).filter(taken.articles()::contains).isPresent();
    }

    private static <K, V> Map<K, V> over(Map<K, V> below, Map<K, V> above, Set<K> wanted) {
        Map<K, V> all = new LinkedHashMap<>(below);
        above.forEach((key, value) -> {
            if (wanted.contains(key)) {
                all.put(key, value);
            }
        });
        return all;
    }
}
