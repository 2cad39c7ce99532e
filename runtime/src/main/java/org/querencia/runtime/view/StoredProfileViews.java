package org.querencia.runtime.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.querencia.core.account.Account;
import org.querencia.core.account.AccountKey;
import org.querencia.core.event.Position;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.Explanation;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.IdentifierType;
import org.querencia.core.identity.Identities;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.identity.Recognition;
import org.querencia.core.identity.Recognition.Accepted;
import org.querencia.core.workspace.Workspace;
import org.querencia.runtime.log.EventLog;
import org.querencia.runtime.state.Profiles;
import org.querencia.runtime.state.Profiles.Person;
import org.querencia.runtime.state.QuarantineRow;
import org.querencia.runtime.state.SearchRow;
import org.querencia.runtime.warehouse.Warehouse;

/// People as the stores keep them: their anchors' summaries merged, their orders added up, when
/// somebody asks.
public final class StoredProfileViews implements ProfileViews {

    private final Supplier<Identities> identities;
    private final Profiles profiles;
    private final Pictures pictures;
    private final TimelineReader timelines;
    private final Evidence evidence;
    private final Resembling resembling;

    /// @param identities the rules in force now
    public StoredProfileViews(
            Workspace workspace,
            Supplier<Identities> identities,
            Profiles profiles,
            EventLog log,
            Warehouse warehouse) {
        this.identities = identities;
        this.profiles = profiles;
        this.pictures = new Pictures(workspace, identities, log, warehouse.trade());
        this.timelines = new TimelineReader(profiles, log, warehouse.timelines());
        this.evidence = new Evidence(identities, profiles, log);
        this.resembling = new Resembling(identities, profiles, evidence, pictures);
    }

    @Override
    public Optional<ProfileView> view(ProfileId id) {
        return profiles.person(id).map(pictures::view);
    }

    @Override
    public Optional<ProfileId> find(String type, String value) {
        return identities.get().rules().identifier(type, value)
                        instanceof Accepted(Identifier identifier)
                ? profiles.owner(anchor(identifier))
                : Optional.empty();
    }

    @Override
    public List<PersonRow> search(String text, int limit) {
        Map<ProfileId, PersonRow> found = new LinkedHashMap<>();
        rows(having(text)).forEach(row -> found.put(row.id(), row));
        rowsOf(profiles.search(text, limit)).forEach(row -> found.putIfAbsent(row.id(), row));
        return found.values().stream().limit(limit).toList();
    }

    /// Those who have what was typed for an identifier of some type, however it is written: with
    /// dots, dashes, without a country's prefix, as `type:value`. The best type first.
    private List<ProfileId> having(String text) {
        IdentityRules rules = identities.get().rules();
        List<Recognition> read = new ArrayList<>();
        int colon = text.indexOf(':');
        if (colon > 0) {
            read.add(rules.identifier(text.substring(0, colon).strip(), text.substring(colon + 1)));
        }
        rules.definition().types().stream()
                .sorted(
                        Comparator.comparingInt(IdentifierType::priority)
                                .thenComparing(IdentifierType::key))
                .forEach(type -> read.add(rules.identifier(type.key(), text)));
        List<AnchorId> anchors = new ArrayList<>();
        for (Recognition recognition : read) {
            if (recognition instanceof Accepted(Identifier identifier)) {
                anchors.add(rules.anchorId(identifier));
            }
        }
        Map<AnchorId, ProfileId> owners = profiles.owners(anchors);
        return anchors.stream()
                .flatMap(anchor -> Stream.ofNullable(owners.get(anchor)))
                .distinct()
                .toList();
    }

    @Override
    public List<PersonRow> list(Optional<Position> before, int limit) {
        return rowsOf(profiles.list(before, limit));
    }

    @Override
    public List<PersonRow> rows(Collection<ProfileId> people) {
        return pictures.rows(profiles.people(people));
    }

    @Override
    public Optional<TimelinePage> timeline(ProfileId id, TimelinePage.Query query) {
        return profiles.owner(new AnchorId(id.value()))
                .map(present -> timelines.page(present, query));
    }

    @Override
    public Optional<List<LinkView>> links(ProfileId id) {
        return profiles.person(id).map(evidence::links);
    }

    @Override
    public Optional<List<Resemblance>> resembling(ProfileId id) {
        return profiles.person(id).map(resembling::to);
    }

    @Override
    public List<QuarantineView> quarantine(Optional<QuarantineRow.Place> after, int limit) {
        return profiles.quarantine(after, limit).stream()
                .map(row ->
                        new QuarantineView(
                                row.node().identifier(),
                                row.node().profile(),
                                identities.get().quarantine(row.node(), row.told()),
                                row.links(),
                                row.people(),
                                row.some(),
                                row.place()))
                .toList();
    }

    @Override
    public int quarantined(int most) {
        return profiles.quarantined(most);
    }

    @Override
    public Optional<Explanation> explain(Identifier one, Identifier other) {
        return evidence.explain(anchor(one), anchor(other));
    }

    @Override
    public Optional<Fields> rawState(ProfileId id) {
        return profiles.person(id).map(RawState::of);
    }

    @Override
    public List<CompanyRow> companies(Optional<AccountKey> after, int limit) {
        return profiles.accounts(after, limit).stream()
                .map(account -> new CompanyRow(account.key(), account.name()))
                .toList();
    }

    @Override
    public Optional<CompanyView> company(AccountKey key) {
        List<Person> contacts =
                profiles.contacts(key, CompanyView.CONTACTS_MAX).stream()
                        .flatMap(id -> profiles.person(id).stream())
                        .toList();
        Optional<Account> account = profiles.account(key);
        return account.isEmpty() && contacts.isEmpty()
                ? Optional.empty()
                : Optional.of(pictures.company(account.orElse(Account.of(key)), contacts));
    }

    /// A row of the list keeps its place even where the person has changed since.
    private List<PersonRow> rowsOf(List<SearchRow> found) {
        return pictures.rows(
                profiles.people(found.stream().map(SearchRow::profile).toList()), found);
    }

    private AnchorId anchor(Identifier identifier) {
        return identities.get().rules().anchorId(identifier);
    }
}
