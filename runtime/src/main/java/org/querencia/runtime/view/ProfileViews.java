package org.querencia.runtime.view;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.querencia.core.account.AccountKey;
import org.querencia.core.event.Position;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.identity.Explanation;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.state.QuarantineRow;

/// Reading people and companies, as the API and the console show them. Safe from any thread; what
/// it shows is what was committed when asked.
public interface ProfileViews {

    /// The person of this id, or the one a former id leads to.
    Optional<ProfileView> view(ProfileId id);

    /// The person who has this identifier now, written as people write it (it is normalised here):
    /// type `email`, value `Ana@X.co`. Empty also for a value that can be no identifier.
    Optional<ProfileId> find(String type, String value);

    /// Those who have `text` for an identifier of any declared type, as people write it; then
    /// people whose name or identifier resembles it, best first.
    List<PersonRow> search(String text, int limit);

    /// People, newest first; `before` is the last row's [PersonRow#first]. Those made by one fact
    /// come together, even beyond the limit.
    List<PersonRow> list(Optional<Position> before, int limit);

    /// These people, in this order, without those that are no more.
    List<PersonRow> rows(Collection<ProfileId> people);

    /// Empty when there is no such person.
    Optional<TimelinePage> timeline(ProfileId id, TimelinePage.Query query);

    /// All evidence around a person: that which counts first, then by time. Empty when there is no
    /// such person.
    Optional<List<LinkView>> links(ProfileId id);

    /// People who may be the same person as this one, the likeliest first; at most
    /// [Resemblance#SHOWN_MAX]. Those kept apart by hand are not among them. Empty when there is no
    /// such person.
    Optional<List<Resemblance>> resembling(ProfileId id);

    /// Identifiers that are kept apart from the people they came with, because too many share them
    /// or too much hangs together: those with most of it first, after `after`.
    List<QuarantineView> quarantine(Optional<QuarantineRow.Place> after, int limit);

    /// How many of those there are, counted no further than `most`.
    int quarantined(int most);

    /// Why these two are, or are not, one person; empty when one of them was never seen.
    Optional<Explanation> explain(Identifier one, Identifier other);

    /// Everything stored of a person, for engineers: the state as the codecs write it.
    Optional<Fields> rawState(ProfileId id);

    /// Companies by key, after `after`.
    List<CompanyRow> companies(Optional<AccountKey> after, int limit);

    Optional<CompanyView> company(AccountKey key);

    /// A company in a list.
    record CompanyRow(AccountKey key, String name) {}
}
