package org.querencia.web.api;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.querencia.core.account.AccountKey;
import org.querencia.core.event.Position;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.identity.Explanation;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.view.CompanyView;
import org.querencia.runtime.view.LinkView;
import org.querencia.runtime.view.PersonRow;
import org.querencia.runtime.view.ProfileView;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.runtime.view.TimelinePage;

/// The views of a workspace nobody has come to yet.
final class NobodyViews implements ProfileViews {

    @Override
    public Optional<ProfileView> view(ProfileId id) {
        return Optional.empty();
    }

    @Override
    public Optional<ProfileId> find(String type, String value) {
        return Optional.empty();
    }

    @Override
    public List<PersonRow> search(String text, int limit) {
        return List.of();
    }

    @Override
    public List<PersonRow> list(Optional<Position> before, int limit) {
        return List.of();
    }

    @Override
    public List<PersonRow> rows(Collection<ProfileId> people) {
        return List.of();
    }

    @Override
    public Optional<TimelinePage> timeline(ProfileId id, TimelinePage.Query query) {
        return Optional.empty();
    }

    @Override
    public Optional<List<LinkView>> links(ProfileId id) {
        return Optional.empty();
    }

    @Override
    public Optional<Explanation> explain(Identifier one, Identifier other) {
        return Optional.empty();
    }

    @Override
    public Optional<Fields> rawState(ProfileId id) {
        return Optional.empty();
    }

    @Override
    public List<CompanyRow> companies(Optional<AccountKey> after, int limit) {
        return List.of();
    }

    @Override
    public Optional<CompanyView> company(AccountKey key) {
        return Optional.empty();
    }
}
