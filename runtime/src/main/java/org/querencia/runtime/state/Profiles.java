package org.querencia.runtime.state;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.querencia.core.account.Account;
import org.querencia.core.account.AccountKey;
import org.querencia.core.catalogue.Article;
import org.querencia.core.catalogue.ArticleKey;
import org.querencia.core.event.Position;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.Component;
import org.querencia.core.identity.Link.Pair;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.identity.Verdict;
import org.querencia.core.order.Order;
import org.querencia.core.order.OrderKey;
import org.querencia.core.profile.Summary;

/// Reading people and what goes with them, as committed; of the catalogue see [Catalogue]. Safe
/// from any thread.
public interface Profiles {

    /// The present person of an anchor.
    Optional<ProfileId> owner(AnchorId anchor);

    /// Who an anchor belonged to as known at a position.
    Optional<ProfileId> ownerAt(AnchorId anchor, Position position);

    /// The present people of those anchors that exist.
    Map<AnchorId, ProfileId> owners(Collection<AnchorId> anchors);

    /// The anchors that went from one person to another after `after` and not after `upTo`, with
    /// their present person.
    Map<AnchorId, ProfileId> movedBetween(Position after, Position upTo);

    Map<OrderKey, Order> orders(Collection<OrderKey> keys);

    Map<ArticleKey, Article> articles(Collection<ArticleKey> keys);

    /// The person of this id, or the one a former id leads to. Reads one consistent state.
    Optional<Person> person(ProfileId id);

    /// The people of these ids, in their order and each once, of those who are; former ids lead to
    /// whom they became. Reads one consistent state.
    default List<Person> people(Collection<ProfileId> ids) {
        return ids.stream().flatMap(id -> person(id).stream()).distinct().toList();
    }

    /// Identifiers and traits of these people, of those who are; without all that else is known.
    default List<Described> described(Collection<ProfileId> people) {
        return people.stream()
                .distinct()
                .flatMap(id -> person(id).stream())
                .map(one -> Described.of(one.id(), one.component(), one.anchors()))
                .filter(one -> people.contains(one.id()))
                .distinct()
                .toList();
    }

    /// People whose name or identifier resembles `text`, best first; at most `limit`.
    List<SearchRow> search(String text, int limit);

    /// People in whose name or identifiers `part` is written just so, whatever case and accents; at
    /// most `limit`, in no order.
    List<ProfileId> mentioning(String part, int limit);

    /// People, newest first, before `before` (exclusive); the cursor is the last row's `first`.
    /// When several were made by the fact at which the limit falls, all of them come, so that none
    /// is skipped by the next page.
    List<SearchRow> list(Optional<Position> before, int limit);

    List<JournalRow> journal(ProfileId id, Optional<Position> before, int limit);

    List<Account> accounts(Optional<AccountKey> after, int limit);

    Optional<Account> account(AccountKey key);

    /// People who belong, or belonged, to a company; at most `limit`.
    List<ProfileId> contacts(AccountKey key, int limit);

    /// Identifiers with evidence that does not count, because too many people share them or too
    /// much hangs together: those with most of it first, after `after`; at most `limit`.
    List<QuarantineRow> quarantine(Optional<QuarantineRow.Place> after, int limit);

    /// How many of those there are, counted no further than `most`.
    int quarantined(int most);

    /// Facts that could not be applied, oldest first; at most `limit`. A replay tries them again.
    List<Change.Parked> parked(int limit);

    /// How many people (with a name or strong identifier), identifiers and merged-away profiles
    /// there are.
    Counts counts();

    record Counts(long people, long identifiers) {}

    /// All that is kept of a person.
    ///
    /// @param component the evidence around the person; nodes of other people of the same component
    ///   included
    /// @param anchors the anchors that are this person, with their summaries (empty summary: named
    ///   but never the anchor of an event)
    record Person(
            ProfileId id,
            Component component,
            Map<AnchorId, Summary> anchors,
            List<Order> orders,
            List<Account> accounts) {

        /// Whether somebody decided that these two are not one person.
        public boolean isKeptFrom(Person other) {
            return Stream.of(this, other)
                    .flatMap(person -> person.component.verdicts().stream())
                    .anyMatch(verdict ->
                            verdict instanceof Verdict.Apart apart && parts(apart, other));
        }

        private boolean parts(Verdict.Apart apart, Person other) {
            return anchors.keySet().stream()
                    .anyMatch(mine ->
                            other.anchors.keySet().stream()
                                    .anyMatch(theirs -> apart.parts(Pair.of(mine, theirs))));
        }
    }
}
