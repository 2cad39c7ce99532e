package org.querencia.runtime.kit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.querencia.core.account.AccountKey;
import org.querencia.core.event.Fact;
import org.querencia.core.event.Position;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.Identities;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.log.EventLog;
import org.querencia.runtime.pipeline.Definitions;
import org.querencia.runtime.pipeline.Flow;
import org.querencia.runtime.pipeline.Pipeline;
import org.querencia.runtime.pipeline.Projector;
import org.querencia.runtime.state.Profiles;
import org.querencia.runtime.state.SearchRow;
import org.querencia.runtime.state.StateStore;
import org.querencia.runtime.view.CompanyView;
import org.querencia.runtime.view.ProfileView;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.runtime.view.StoredProfileViews;
import org.querencia.runtime.view.TimelinePage;
import org.querencia.runtime.view.TimelinePage.Query;
import org.querencia.runtime.warehouse.Overviews.Behind;
import org.querencia.runtime.warehouse.Overviews.Day;
import org.querencia.runtime.warehouse.Overviews.Group;
import org.querencia.runtime.warehouse.Overviews.Overview;
import org.querencia.runtime.warehouse.Overviews.Period;
import org.querencia.runtime.warehouse.Timelines.Filter;
import org.querencia.runtime.warehouse.Warehouse;

/// The whole engine without threads, over any adapters: facts in, all that is shown out.
public final class WholeEngine {

    /// Where it keeps what it has; empty at first.
    public record Stores(EventLog log, StateStore state, Profiles profiles, Warehouse warehouse) {}

    /// All that people are shown.
    ///
    /// @param people by identifier
    /// @param timelines what happened, by identifier, newest first; not what was concluded
    /// @param behind the people behind the figures, by what they did
    public record Shown(
            Map<String, ProfileView> people,
            Map<String, List<Position>> timelines,
            List<SearchRow> listed,
            List<CompanyView> companies,
            Overview overview,
            List<Day> days,
            Map<Group, List<Behind>> behind) {}

    private static final int ALL = 500;

    private final Stores stores;
    private final IdentityRules rules = IdentityRules.defaults(Engine.WORKSPACE);
    private final Pipeline pipeline;
    private final Projector projector;
    private final ProfileViews views;

    public WholeEngine(Stores stores) {
        this.stores = stores;
        Identities identities = new Identities(rules);
        Flow flow = Flow.at(stores.log().head(), stores.state().applied());
        this.pipeline =
                new Pipeline(
                        stores.log(),
                        stores.state(),
                        new Definitions(identities, (before, _) -> before),
                        flow,
                        1_000);
        this.projector =
                new Projector(stores.warehouse(), stores.log(), stores.profiles(), rules, flow);
        this.views =
                new StoredProfileViews(
                        Engine.WORKSPACE,
                        () -> identities,
                        stores.profiles(),
                        stores.log(),
                        stores.warehouse());
    }

    /// Applies these facts as one micro-batch.
    public WholeEngine take(Collection<? extends Fact> facts) {
        Engine.append(stores.log(), facts.toArray(Fact[]::new));
        pipeline.catchUp();
        return this;
    }

    public Position head() {
        return stores.log().head();
    }

    public ProfileId owner(Identifier identifier) {
        return stores.profiles().owner(rules.anchorId(identifier)).orElseThrow();
    }

    /// The identifiers of the person who has this one.
    public List<Identifier> person(Identifier identifier) {
        return view(identifier).identifiers().stream().map(ProfileView.Known::identifier).toList();
    }

    public ProfileView view(Identifier identifier) {
        return views.view(owner(identifier)).orElseThrow();
    }

    /// What is shown of those who have these identifiers, of these companies, and of all.
    public Shown shown(Collection<Identifier> identifiers, Collection<String> companies)
            throws InterruptedException {
        projector.catchUp();
        Map<String, ProfileView> people = new TreeMap<>();
        Map<String, List<Position>> timelines = new TreeMap<>();
        for (Identifier identifier : identifiers) {
            ProfileView view = view(identifier);
            people.put(identifier.toString(), view);
            timelines.put(identifier.toString(), timeline(view.id()));
        }
        List<CompanyView> told = new ArrayList<>();
        for (String company : new TreeSet<>(companies)) {
            views.company(new AccountKey(company)).ifPresent(told::add);
        }
        Map<Group, List<Behind>> behind = new TreeMap<>();
        for (Group group : Group.values()) {
            behind.put(
                    group,
                    stores.warehouse()
                            .overviews()
                            .people(group, Period.EVER, Optional.empty(), ALL));
        }
        return new Shown(
                people,
                timelines,
                stores.profiles().list(Optional.empty(), ALL),
                told,
                stores.warehouse().overviews().overview(Period.EVER, Optional.empty()),
                stores.warehouse().overviews().days(Period.EVER, Optional.empty()),
                behind);
    }

    private List<Position> timeline(ProfileId id) {
        return views
                .timeline(id, new Query(Filter.ALL, false, Optional.empty(), ALL))
                .orElseThrow()
                .entries()
                .stream()
                .map(TimelinePage.Entry::position)
                .toList();
    }
}
