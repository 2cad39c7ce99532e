package org.querencia.runtime.memory;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.querencia.core.event.Position;
import org.querencia.core.event.SourceKey;
import org.querencia.core.identity.Node;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.trait.Traits;
import org.querencia.runtime.log.EventLog;
import org.querencia.runtime.log.LogEntry;
import org.querencia.runtime.review.Hygiene;
import org.querencia.runtime.review.HygieneReport;
import org.querencia.runtime.review.HygieneReport.Doubts;
import org.querencia.runtime.review.ReviewPair;
import org.querencia.runtime.review.ReviewStore;
import org.querencia.runtime.state.JournalRow;
import org.querencia.runtime.state.Profiles;
import org.querencia.runtime.state.Profiles.Person;
import org.querencia.runtime.state.SearchRow;

/// Counting of people in memory, one by one.
public final class MemoryHygiene implements Hygiene {

    private static final int ALL = 1_000_000;

    private final Profiles profiles;
    private final EventLog log;
    private final ReviewStore pairs;
    private final Map<YearMonth, HygieneReport> kept = new ConcurrentHashMap<>();
    private final Set<String> readers = new TreeSet<>();

    public MemoryHygiene(Profiles profiles, EventLog log, ReviewStore pairs) {
        this.profiles = profiles;
        this.log = log;
        this.pairs = pairs;
    }

    @Override
    public Some without(Set<String> types, int most) {
        return some(
                people().filter(person ->
                                nodes(person)
                                        .noneMatch(
                                                node -> types.contains(node.identifier().type())))
                        .map(Person::id)
                        .toList(),
                most);
    }

    @Override
    public Some concluded(String kind, Instant from, Instant to, int most) {
        Map<String, ProfileId> found = new LinkedHashMap<>();
        people().forEach(person ->
                profiles.journal(person.id(), Optional.empty(), ALL).stream()
                        .filter(row -> row.kind().equals(kind) && isOpen(row))
                        .filter(row -> !row.at().isBefore(from) && row.at().isBefore(to))
                        .forEach(row -> found.putIfAbsent(row.detail(), person.id())));
        return new Some(found.size(), found.values().stream().distinct().limit(most).toList());
    }

    private static boolean isOpen(JournalRow row) {
        return !row.detail().contains("\"kept-apart\"")
                && !row.detail().contains("\"refused-by-hand\"");
    }

    @Override
    public List<Doubts> doubts(Instant from, Instant to, int limit) {
        return pairs.all(0, ALL).stream()
                .filter(pair ->
                        !pair.proposed().at().isBefore(from) && pair.proposed().at().isBefore(to))
                .flatMap(this::source)
                .collect(Collectors.groupingBy(source -> source, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> new Doubts(entry.getKey(), entry.getValue()))
                .sorted(
                        Comparator.comparingLong(Doubts::pairs)
                                .reversed()
                                .thenComparing(doubts -> doubts.source().value()))
                .limit(limit)
                .toList();
    }

    private Stream<SourceKey> source(ReviewPair pair) {
        return Stream.of(pair.pair().one(), pair.pair().other())
                .flatMap(id -> profiles.person(id).stream().map(person -> first(person, id)))
                .max(Comparator.naturalOrder())
                .stream()
                .flatMap(position -> log.at(List.of(position)).stream())
                .map(LogEntry::source);
    }

    /// Of the anchor that has the id of the person.
    private static Position first(Person person, ProfileId id) {
        return person.component().nodes().values().stream()
                .filter(node -> node.id().value().equals(id.value()))
                .map(Node::first)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void told(Set<String> traits, BiConsumer<ProfileId, Traits> each) {
        people().forEach(person ->
                person.anchors()
                        .values()
                        .forEach(summary -> each.accept(person.id(), summary.traits())));
    }

    @Override
    public Optional<HygieneReport> kept(YearMonth month) {
        return Optional.ofNullable(kept.get(month));
    }

    @Override
    public void keep(YearMonth month, HygieneReport report) {
        kept.put(month, report);
    }

    @Override
    public synchronized List<String> readers() {
        return List.copyOf(readers);
    }

    @Override
    public synchronized void saveReaders(Collection<String> emails) {
        readers.clear();
        readers.addAll(emails);
    }

    private Stream<Person> people() {
        return profiles.list(Optional.empty(), ALL).stream()
                .map(SearchRow::profile)
                .flatMap(id -> profiles.person(id).stream());
    }

    private static Stream<Node> nodes(Person person) {
        return person.component().nodes().values().stream()
                .filter(node -> node.profile().equals(person.id()));
    }

    private static Some some(List<ProfileId> people, int most) {
        return new Some(people.size(), people.stream().limit(most).toList());
    }
}
