package org.querencia.runtime.view;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.querencia.core.account.Account;
import org.querencia.core.account.AccountKey;
import org.querencia.core.account.Membership;
import org.querencia.core.cost.Rates;
import org.querencia.core.event.Position;
import org.querencia.core.event.Said;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.Identities;
import org.querencia.core.identity.Node;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.order.Receipt;
import org.querencia.core.profile.Habits;
import org.querencia.core.profile.Kind;
import org.querencia.core.profile.Names;
import org.querencia.core.profile.Summary;
import org.querencia.core.profile.Tally;
import org.querencia.core.profile.Totals;
import org.querencia.core.workspace.Workspace;
import org.querencia.runtime.log.EventLog;
import org.querencia.runtime.log.LogEntry;
import org.querencia.runtime.state.Profiles.Person;
import org.querencia.runtime.state.SearchRow;
import org.querencia.runtime.warehouse.Trade;

/// Draws the picture of a person from what is stored of them.
final class Pictures {

    private static final Comparator<ProfileView.Counted> COMMONEST_FIRST =
            Comparator.<ProfileView.Counted>comparingLong(counted -> counted.tally().count())
                    .reversed()
                    .thenComparing(counted -> counted.kind().type())
                    .thenComparing(counted -> counted.kind().name());

    private static final Comparator<Receipt> NEWEST_FIRST =
            Comparator.comparing(Receipt::at).thenComparing(Receipt::key).reversed();

    private final Workspace workspace;
    private final Supplier<Identities> identities;
    private final EventLog log;
    private final Trade trade;

    Pictures(Workspace workspace, Supplier<Identities> identities, EventLog log, Trade trade) {
        this.workspace = workspace;
        this.identities = identities;
        this.log = log;
        this.trade = trade;
    }

    ProfileView view(Person person) {
        Summary summary = Summary.merged(person.anchors().values());
        List<Node> nodes = nodes(person);
        List<Receipt> receipts = receipts(person);
        Rates rates = rates(receipts.stream());
        return new ProfileView(
                person.id(),
                Names.shown(summary.traits(), nodes.stream().map(Node::identifier).toList()),
                known(nodes),
                summary.traits().standing(),
                summary.traits().overruled(),
                new TreeMap<>(summary.consents().said()),
                summary.events(),
                summary.marked(),
                kinds(summary.kinds().kept()),
                summary.kinds().other(),
                new TreeMap<>(summary.channels().kept()),
                Totals.of(receipts, workspace.currency(), rates),
                Habits.of(receipts, workspace.zone(), rates),
                companies(summary, names(person.accounts())),
                summary.cart().items(),
                summary.views().newestFirst(),
                summary.firstTouch(),
                summary.lastTouch(),
                summary.place(),
                receipts.stream().sorted(NEWEST_FIRST).limit(ProfileView.ORDERS_MAX).toList());
    }

    /// People in a list, each at the place of their first identifier.
    List<PersonRow> rows(Collection<Person> people) {
        Rates rates = rates(people.stream().flatMap(person -> receipts(person).stream()));
        return people.stream().map(person -> row(person, rates)).toList();
    }

    PersonRow row(Person person) {
        return row(person, rates(receipts(person).stream()));
    }

    private PersonRow row(Person person, Rates rates) {
        List<Node> nodes = nodes(person);
        Summary summary = Summary.merged(person.anchors().values());
        List<Identifier> identifiers = nodes.stream().map(Node::identifier).toList();
        Position first =
                nodes.stream().map(Node::first).min(Position::compareTo).orElse(Position.START);
        return row(person, Names.shown(summary.traits(), identifiers), first, rates);
    }

    /// People in a list, at the places where the list has them.
    List<PersonRow> rows(Collection<Person> people, List<SearchRow> listed) {
        Rates rates = rates(people.stream().flatMap(person -> receipts(person).stream()));
        Map<ProfileId, Person> known = new HashMap<>();
        people.forEach(person -> known.put(person.id(), person));
        return listed.stream()
                .flatMap(row ->
                        Stream.ofNullable(known.get(row.profile()))
                                .map(person -> row(person, row.name(), row.first(), rates)))
                .toList();
    }

    CompanyView company(Account account, List<Person> people) {
        List<Receipt> receipts =
                people.stream()
                        .filter(person -> belonging(person, account).present())
                        .flatMap(person -> receipts(person).stream())
                        .toList();
        Rates rates = rates(people.stream().flatMap(person -> receipts(person).stream()));
        List<CompanyView.Contact> contacts =
                people.stream()
                        .map(person ->
                                new CompanyView.Contact(
                                        row(person, rates), belonging(person, account)))
                        .sorted(Comparator.comparing(contact -> !contact.belonging().present()))
                        .toList();
        return new CompanyView(
                account.key(),
                account.name(),
                account.traits().standing(),
                Totals.of(receipts, workspace.currency(), rates),
                contacts);
    }

    private PersonRow row(Person person, String name, Position first, Rates rates) {
        Totals totals = Totals.of(receipts(person), workspace.currency(), rates);
        Tally seen = Summary.merged(person.anchors().values()).seen();
        return new PersonRow(
                person.id(),
                name,
                nodes(person).stream()
                        .map(Node::identifier)
                        .limit(PersonRow.IDENTIFIERS_MAX)
                        .toList(),
                seen.isNone() ? Optional.empty() : Optional.of(seen.last()),
                totals.orders(),
                totals.revenue(),
                totals.elsewhere(),
                first);
    }

    /// Of the currencies that these orders are in, where there are any others.
    private Rates rates(Stream<Receipt> receipts) {
        Set<Currency> abroad =
                receipts.map(receipt -> receipt.total().currency())
                        .filter(currency -> !currency.equals(workspace.currency()))
                        .collect(Collectors.toSet());
        return abroad.isEmpty() ? Rates.none(workspace.currency()) : trade.rates(abroad);
    }

    private List<Receipt> receipts(Person person) {
        return person.orders().stream().map(order -> order.receipt(workspace.currency())).toList();
    }

    /// The person's own nodes, the strongest type first, of one type the first seen.
    private List<Node> nodes(Person person) {
        Comparator<Node> strongestFirst =
                Comparator.comparingInt(
                        node -> identities.get().rules().type(node.identifier().type()).priority());
        return person.component().nodes().values().stream()
                .filter(node -> node.profile().equals(person.id()))
                .sorted(strongestFirst.thenComparing(Node::first).thenComparing(Node::id))
                .toList();
    }

    private List<ProfileView.Known> known(List<Node> nodes) {
        List<Position> positions = nodes.stream().map(Node::first).distinct().toList();
        Map<Position, Instant> received =
                log.at(positions).stream()
                        .collect(
                                Collectors.toMap(
                                        LogEntry::position, LogEntry::receivedAt, (one, _) -> one));
        return nodes.stream()
                .map(node ->
                        new ProfileView.Known(
                                node.identifier(),
                                node.id(),
                                node.first(),
                                Optional.ofNullable(received.get(node.first()))))
                .toList();
    }

    private static List<ProfileView.Counted> kinds(Map<Kind, Tally> kinds) {
        return kinds.entrySet().stream()
                .map(entry -> new ProfileView.Counted(entry.getKey(), entry.getValue()))
                .sorted(COMMONEST_FIRST)
                .toList();
    }

    private static Map<AccountKey, String> names(List<Account> accounts) {
        Map<AccountKey, String> names = new HashMap<>();
        accounts.forEach(account -> names.put(account.key(), account.name()));
        return names;
    }

    private static List<ProfileView.Company> companies(
            Summary summary, Map<AccountKey, String> names) {
        Stream<ProfileView.Company> companies =
                summary.companies().entrySet().stream()
                        .map(entry ->
                                company(
                                        entry.getKey(),
                                        names.getOrDefault(entry.getKey(), entry.getKey().id()),
                                        entry.getValue()));
        return companies
                .sorted(
                        Comparator.<ProfileView.Company, Boolean>comparing(
                                        company -> !company.present())
                                .thenComparing(ProfileView.Company::key))
                .toList();
    }

    private static ProfileView.Company belonging(Person person, Account account) {
        Membership membership =
                Summary.merged(person.anchors().values())
                        .companies()
                        .getOrDefault(account.key(), Membership.NONE);
        return company(account.key(), account.name(), membership);
    }

    private static ProfileView.Company company(AccountKey key, String name, Membership membership) {
        return new ProfileView.Company(
                key,
                name,
                membership.present(),
                membership.belongs().map(Said::at),
                membership.word(Membership.ROLE).orElse(""),
                membership.word(Membership.TITLE).orElse(""),
                membership.word(Membership.BUYING_ROLE).orElse(""));
    }
}
