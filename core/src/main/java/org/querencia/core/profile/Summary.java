package org.querencia.core.profile;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.account.AccountKey;
import org.querencia.core.account.Membership;
import org.querencia.core.consent.Consents;
import org.querencia.core.event.Bounds;
import org.querencia.core.event.Decision;
import org.querencia.core.event.Event;
import org.querencia.core.event.Said;
import org.querencia.core.trait.Traits;

/// What an anchor's events add up to: a commutative monoid over disjoint sets of events, so that
/// summaries of anchors merge into a profile's and come apart again, and late events need no
/// special case. Whatever the order and grouping, the same events give an equal summary.
///
/// Everything is bounded, by rules that do not depend on the order of arrival ([Bounds],
/// [Tallies]).
///
/// @param events those that count
/// @param marked those of bots, staff and tests: kept apart, in no other figure here; what they say
///   of traits, companies and consents is heard
/// @param kinds per type and name, at most [#KINDS_MAX] told apart
/// @param channels per channel, at most [#CHANNELS_MAX] told apart
/// @param firstTouch how the person came first, and last
/// @param companies per account whether and as what the person belongs to it
public record Summary(
        Tally events,
        Tally marked,
        Tallies<Kind> kinds,
        Tallies<String> channels,
        Traits traits,
        Optional<Said<Touch>> firstTouch,
        Optional<Said<Touch>> lastTouch,
        Optional<Said<Place>> place,
        Map<AccountKey, Membership> companies,
        Cart cart,
        Views views,
        Consents consents) {

    public static final int KINDS_MAX = 100;
    public static final int CHANNELS_MAX = 20;
    public static final int COMPANIES_MAX = 50;

    private static final Comparator<AccountKey> SHORT_FIRST =
            Comparator.comparing(AccountKey::id, Bounds.SHORT_FIRST);

    public static final Summary EMPTY =
            new Summary(
                    Tally.NONE,
                    Tally.NONE,
                    Tallies.none(),
                    Tallies.none(),
                    Traits.NONE,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Map.of(),
                    Cart.EMPTY,
                    Views.NONE,
                    Consents.NONE);

    public static Summary of(Event event) {
        return EMPTY.plus(event);
    }

    /// Equal to `merge(of(event))`.
    public Summary plus(Event event) {
        return plus(List.of(event));
    }

    /// Equal to adding them one by one, and cheaper.
    public Summary plus(Iterable<Event> more) {
        SummaryFold fold = new SummaryFold(this);
        more.forEach(fold::add);
        return fold.summary();
    }

    /// What a person decided about traits; other decisions change nothing here.
    public Summary plus(Decision decision) {
        SummaryFold fold = new SummaryFold(this);
        fold.add(decision);
        return fold.summary();
    }

    public Summary merge(Summary other) {
        return new Summary(
                events.merge(other.events),
                marked.merge(other.marked),
                kinds.merge(other.kinds, KINDS_MAX, Kind.ORDER),
                channels.merge(other.channels, CHANNELS_MAX, Bounds.SHORT_FIRST),
                traits.merge(other.traits),
                Said.first(firstTouch, other.firstTouch),
                Said.last(lastTouch, other.lastTouch),
                Said.last(place, other.place),
                companies(companies, other.companies),
                cart.merge(other.cart),
                views.merge(other.views),
                consents.merge(other.consents));
    }

    /// The merge of all of them.
    public static Summary merged(Iterable<Summary> summaries) {
        Summary merged = EMPTY;
        for (Summary summary : summaries) {
            merged = merged.merge(summary);
        }
        return merged;
    }

    /// First and last of everything, marked or not.
    public Tally seen() {
        return events.merge(marked);
    }

    static Map<AccountKey, Membership> companies(
            Map<AccountKey, Membership> one, Map<AccountKey, Membership> other) {
        if (other.isEmpty()) {
            return one;
        }
        Map<AccountKey, Membership> all = new HashMap<>(one);
        other.forEach((key, membership) -> all.merge(key, membership, Membership::merge));
        return Bounds.keep(all, COMPANIES_MAX, SHORT_FIRST);
    }
}
