package org.querencia.runtime.memory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.querencia.core.account.Account;
import org.querencia.core.account.AccountKey;
import org.querencia.core.catalogue.Article;
import org.querencia.core.catalogue.ArticleKey;
import org.querencia.core.event.Definition;
import org.querencia.core.event.Position;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.Component;
import org.querencia.core.identity.Node;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.order.Order;
import org.querencia.core.order.OrderKey;
import org.querencia.core.profile.Summary;
import org.querencia.runtime.state.Catalogue;
import org.querencia.runtime.state.Change;
import org.querencia.runtime.state.Folding;
import org.querencia.runtime.state.JournalRow;
import org.querencia.runtime.state.Memberships;
import org.querencia.runtime.state.Passages;
import org.querencia.runtime.state.Profiles;
import org.querencia.runtime.state.QuarantineRow;
import org.querencia.runtime.state.SearchRow;
import org.querencia.runtime.state.Standings;
import org.querencia.runtime.state.StateConflictException;
import org.querencia.runtime.state.StateStore;

/// The derived state in memory: both the pipeline's side and the readers'.
public final class MemoryState implements StateStore, Profiles, Catalogue {

    private record Period(AnchorId anchor, ProfileId profile, Position from) {}

    private Position applied = Position.START;
    private Origins origins = new Origins(0, Position.START);
    private final Map<UUID, Component> components = new HashMap<>();
    private final Map<AnchorId, UUID> componentOf = new HashMap<>();
    private final Map<AnchorId, Summary> summaries = new HashMap<>();
    private final Map<OrderKey, Order> orders = new HashMap<>();
    private final Map<AccountKey, Account> accounts = new HashMap<>();
    private final Map<ArticleKey, Article> articles = new HashMap<>();
    private final Map<ProfileId, SearchRow> search = new HashMap<>();
    private final List<Period> owners = new ArrayList<>();
    private final List<JournalRow> journal = new ArrayList<>();
    private final Map<List<String>, Definition> definitions = new LinkedHashMap<>();
    private final Map<Position, Change.Parked> parked = new TreeMap<>();
    private final MemoryStandings standings =
            new MemoryStandings(this, componentOf, components, summaries, orders);

    @Override
    public synchronized Position applied() {
        return applied;
    }

    @Override
    public synchronized List<Component> components(Collection<AnchorId> anchors) {
        Set<UUID> ids = new LinkedHashSet<>();
        anchors.forEach(anchor -> Optional.ofNullable(componentOf.get(anchor)).ifPresent(ids::add));
        return ids.stream().flatMap(id -> Stream.ofNullable(components.get(id))).toList();
    }

    @Override
    public synchronized Map<AnchorId, Summary> summaries(Collection<AnchorId> anchors) {
        return kept(summaries, anchors);
    }

    @Override
    public synchronized Map<OrderKey, Order> orders(Collection<OrderKey> keys) {
        return kept(orders, keys);
    }

    @Override
    public synchronized Map<AccountKey, Account> accounts(Collection<AccountKey> keys) {
        return kept(accounts, keys);
    }

    @Override
    public synchronized Map<ArticleKey, Article> articles(Collection<ArticleKey> keys) {
        return kept(articles, keys);
    }

    @Override
    public synchronized List<Article> list(Filter filter, Optional<ArticleKey> after, int limit) {
        return articles.values().stream()
                .filter(article -> after.isEmpty() || article.key().compareTo(after.get()) > 0)
                .filter(filter::takes)
                .sorted(Comparator.comparing(Article::key))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<String> categories() {
        return articles.values().stream()
                .map(article -> article.word(Article.Word.CATEGORY))
                .filter(category -> !category.isEmpty())
                .distinct()
                .sorted()
                .limit(CATEGORIES_MAX)
                .toList();
    }

    @Override
    public synchronized long size() {
        return articles.size();
    }

    @Override
    public synchronized List<Definition> definitions() {
        return List.copyOf(definitions.values());
    }

    @Override
    public synchronized void commit(Change change) {
        if (!change.after().equals(applied)) {
            throw new StateConflictException(
                    "the state stands at %s, the change follows %s"
                            .formatted(applied, change.after()));
        }
        change.replaced().ifPresent(replaced -> replace(change, replaced));
        change.newNodes().forEach(made -> place(single(made)));
        change.retired().forEach(components::remove);
        change.components().forEach(this::place);
        change.owners()
                .forEach(owner ->
                        owners.add(new Period(owner.anchor(), owner.profile(), owner.from())));
        summaries.putAll(change.summaries());
        change.orders().forEach(order -> orders.put(order.key(), order));
        change.accounts().forEach(account -> accounts.put(account.key(), account));
        change.articles().forEach(article -> articles.put(article.key(), article));
        change.unlisted().forEach(search::remove);
        change.search().forEach(row -> search.put(row.profile(), row));
        journal.addAll(change.journal());
        change.definitions()
                .forEach(definition ->
                        definitions.put(List.of(definition.kind(), definition.key()), definition));
        change.parked().forEach(fact -> parked.put(fact.position(), fact));
        standings.apply(change.segmented());
        applied = change.upTo();
    }

    private void replace(Change change, Change.Replaced replaced) {
        for (AnchorId gone : replaced.gone()) {
            componentOf.remove(gone);
            summaries.remove(gone);
        }
        replaced.stayed().keySet().forEach(summaries::remove);
        owners.removeIf(period -> replaced.erased().contains(period.anchor()));
        journal.removeIf(row -> tellsOfErased(row, replaced));
        standings.replace(replaced);
        replaced.orders().forEach(orders::remove);
        replaced.accounts().forEach(accounts::remove);
        replaced.articles().forEach(articles::remove);
        change.unlisted().forEach(search::remove);
    }

    private static boolean tellsOfErased(JournalRow row, Change.Replaced replaced) {
        return replaced.erased().contains(row.cause())
                || (replaced.stayed().containsKey(row.cause())
                        && replaced.erased().stream()
                                .anyMatch(erased -> row.detail().contains(erased.toString())));
    }

    @Override
    public synchronized List<Component> linkedTo(Collection<AnchorId> anchors) {
        return components.values().stream()
                .filter(component ->
                        component.links().values().stream()
                                .anyMatch(link ->
                                        anchors.contains(link.a()) || anchors.contains(link.b())))
                .toList();
    }

    @Override
    public synchronized Origins origins() {
        return origins;
    }

    @Override
    public synchronized void reset(Position head) {
        origins = new Origins(origins.resets() + 1, head);
        applied = Position.START;
        Stream.of(
                        components,
                        componentOf,
                        summaries,
                        orders,
                        accounts,
                        articles,
                        search,
                        definitions,
                        parked)
                .forEach(Map::clear);
        owners.clear();
        journal.clear();
        standings.clear();
    }

    @Override
    public Standings standings() {
        return standings;
    }

    /// Who is in which segment.
    public Memberships memberships() {
        return standings;
    }

    /// Where people stand in models of stages.
    public Passages passages() {
        return standings.passages();
    }

    @Override
    public synchronized Optional<ProfileId> owner(AnchorId anchor) {
        return node(anchor).map(Node::profile);
    }

    @Override
    public synchronized Optional<ProfileId> ownerAt(AnchorId anchor, Position position) {
        return owners.stream()
                .filter(period -> period.anchor().equals(anchor))
                .filter(period -> !period.from().isAfter(position))
                .reduce((_, later) -> later)
                .map(Period::profile);
    }

    @Override
    public synchronized Map<AnchorId, ProfileId> owners(Collection<AnchorId> anchors) {
        Map<AnchorId, ProfileId> found = new HashMap<>();
        anchors.forEach(anchor -> owner(anchor).ifPresent(profile -> found.put(anchor, profile)));
        return found;
    }

    @Override
    public synchronized Map<AnchorId, ProfileId> movedBetween(Position after, Position upTo) {
        return owners(
                owners.stream()
                        .filter(period -> period.from().isAfter(after))
                        .filter(period -> !period.from().isAfter(upTo))
                        .map(Period::anchor)
                        .toList());
    }

    @Override
    public synchronized Optional<Person> person(ProfileId id) {
        Optional<Component> component =
                Optional.ofNullable(componentOf.get(new AnchorId(id.value()))).map(components::get);
        Optional<ProfileId> present = owner(new AnchorId(id.value()));
        if (component.isEmpty() || present.isEmpty()) {
            return Optional.empty();
        }
        Map<AnchorId, Summary> anchors = new HashMap<>();
        component.get().nodes().values().stream()
                .filter(node -> node.profile().equals(present.get()))
                .forEach(node ->
                        anchors.put(node.id(), summaries.getOrDefault(node.id(), Summary.EMPTY)));
        List<Order> theirs =
                orders.values().stream()
                        .filter(order -> order.owner().filter(anchors::containsKey).isPresent())
                        .sorted(Comparator.comparing(Order::key))
                        .toList();
        return Optional.of(
                new Person(present.get(), component.get(), anchors, theirs, companies(anchors)));
    }

    @Override
    public synchronized List<SearchRow> search(String text, int limit) {
        String wanted = Folding.of(text);
        return search.values().stream()
                .filter(row -> row.text().contains(wanted))
                .sorted(Comparator.comparing(SearchRow::first))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<ProfileId> mentioning(String part, int limit) {
        return search(part, limit).stream().map(SearchRow::profile).toList();
    }

    @Override
    public synchronized List<SearchRow> list(Optional<Position> before, int limit) {
        List<SearchRow> rows =
                search.values().stream()
                        .filter(row -> before.isEmpty() || row.first().compareTo(before.get()) < 0)
                        .sorted(
                                Comparator.comparing(SearchRow::first)
                                        .reversed()
                                        .thenComparing(SearchRow::profile))
                        .toList();
        if (rows.size() <= limit) {
            return rows;
        }
        Position last = rows.get(limit - 1).first();
        return rows.stream().filter(row -> !last.isAfter(row.first())).toList();
    }

    @Override
    public synchronized List<JournalRow> journal(
            ProfileId id, Optional<Position> before, int limit) {
        return journal.stream()
                .filter(row -> owner(row.cause()).filter(id::equals).isPresent())
                .filter(row -> before.isEmpty() || row.position().compareTo(before.get()) < 0)
                .sorted(Comparator.comparing(JournalRow::position).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<Account> accounts(Optional<AccountKey> after, int limit) {
        return accounts.values().stream()
                .filter(account -> after.isEmpty() || account.key().compareTo(after.get()) > 0)
                .sorted(Comparator.comparing(Account::key))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Optional<Account> account(AccountKey key) {
        return Optional.ofNullable(accounts.get(key));
    }

    @Override
    public synchronized List<ProfileId> contacts(AccountKey key, int limit) {
        return summaries.entrySet().stream()
                .filter(entry -> entry.getValue().companies().containsKey(key))
                .flatMap(entry -> owner(entry.getKey()).stream())
                .distinct()
                .sorted()
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<QuarantineRow> quarantine(
            Optional<QuarantineRow.Place> after, int limit) {
        return new MemoryQuarantine(components.values()).list(after, limit);
    }

    @Override
    public synchronized int quarantined(int most) {
        return Math.min(most, new MemoryQuarantine(components.values()).size());
    }

    @Override
    public synchronized List<Change.Parked> parked(int limit) {
        return parked.values().stream().limit(limit).toList();
    }

    @Override
    public synchronized Counts counts() {
        return new Counts(search.size(), componentOf.size());
    }

    private List<Account> companies(Map<AnchorId, Summary> anchors) {
        return anchors.values().stream()
                .flatMap(summary -> summary.companies().keySet().stream())
                .distinct()
                .sorted()
                .flatMap(key -> Stream.ofNullable(accounts.get(key)))
                .toList();
    }

    private void place(Component component) {
        components.put(component.id(), component);
        component.nodes().keySet().forEach(anchor -> componentOf.put(anchor, component.id()));
    }

    private static Component single(Change.NewNode made) {
        return new Component(
                made.component(), Map.of(made.node().id(), made.node()), Map.of(), List.of());
    }

    private Optional<Node> node(AnchorId anchor) {
        return Optional.ofNullable(componentOf.get(anchor))
                .map(components::get)
                .map(component -> component.nodes().get(anchor));
    }

    static <K, V> Map<K, V> kept(Map<K, V> all, Collection<K> keys) {
        Map<K, V> found = new HashMap<>();
        keys.forEach(
                key -> Optional.ofNullable(all.get(key)).ifPresent(value -> found.put(key, value)));
        return found;
    }
}
