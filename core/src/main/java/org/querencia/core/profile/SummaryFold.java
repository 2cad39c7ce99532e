package org.querencia.core.profile;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.account.Account;
import org.querencia.core.account.AccountKey;
import org.querencia.core.account.Membership;
import org.querencia.core.consent.Consents;
import org.querencia.core.event.Bounds;
import org.querencia.core.event.Channels;
import org.querencia.core.event.Decision;
import org.querencia.core.event.Event;
import org.querencia.core.event.Said;
import org.querencia.core.trait.Traits;

/// Adds events to a summary, copying its maps once for all of them.
final class SummaryFold {

    private final Map<Kind, Tally> kinds;
    private final Tally otherKinds;
    private final Map<String, Tally> channels;
    private final Tally otherChannels;
    private Cart cart;
    private Tally events;
    private Tally marked;
    private Traits traits;
    private Optional<Said<Touch>> firstTouch;
    private Optional<Said<Touch>> lastTouch;
    private Optional<Said<Place>> place;
    private Map<AccountKey, Membership> companies;
    private Views views;
    private Consents consents;

    SummaryFold(Summary start) {
        kinds = new HashMap<>(start.kinds().kept());
        otherKinds = start.kinds().other();
        channels = new HashMap<>(start.channels().kept());
        otherChannels = start.channels().other();
        cart = start.cart();
        events = start.events();
        marked = start.marked();
        traits = start.traits();
        firstTouch = start.firstTouch();
        lastTouch = start.lastTouch();
        place = start.place();
        companies = start.companies();
        views = start.views();
        consents = start.consents();
    }

    void add(Event event) {
        if (event.type() != Event.Type.GROUP) {
            traits = traits.plus(event, event.traits());
        }
        addCompany(event);
        consents = consents.merge(Consents.of(event));
        if (event.counts()) {
            count(event);
        } else {
            marked = marked.plus(event.timestamp());
        }
    }

    void add(Decision decision) {
        traits = traits.plus(decision);
    }

    Membership membership(AccountKey company) {
        return companies.getOrDefault(company, Membership.NONE);
    }

    Customers.Known known() {
        return new Customers.Known(traits, consents, companies, events.merge(marked).last());
    }

    private void count(Event event) {
        events = events.plus(event.timestamp());
        Tally once = Tally.once(event.timestamp());
        kinds.merge(Kind.of(event), once, Tally::merge);
        channels.merge(Channels.of(event), once, Tally::merge);
        Optional<Said<Touch>> touch = Touch.of(event).map(value -> Said.by(event, value, 0));
        firstTouch = Said.first(firstTouch, touch);
        lastTouch = Said.last(lastTouch, touch);
        place = Said.last(place, Place.of(event).map(value -> Said.by(event, value, 0)));
        Cart.stepOf(event).ifPresent(step -> cart = cart.plus(step));
        views = views.plus(event);
    }

    private void addCompany(Event event) {
        if (Membership.isTold(event)) {
            Account.keyOf(event)
                    .ifPresent(key ->
                            companies =
                                    Summary.companies(
                                            companies, Map.of(key, Membership.of(event))));
        }
    }

    Summary summary() {
        return new Summary(
                events,
                marked,
                compact(Tallies.bounded(kinds, otherKinds, Summary.KINDS_MAX, Kind.ORDER)),
                compact(
                        Tallies.bounded(
                                channels, otherChannels, Summary.CHANNELS_MAX, Bounds.SHORT_FIRST)),
                traits,
                firstTouch,
                lastTouch,
                place,
                companies,
                cart,
                views,
                consents);
    }

    /// Hundreds of thousands of summaries wait in memory: an immutable map takes a third.
    private static <K> Tallies<K> compact(Tallies<K> tallies) {
        return new Tallies<>(Map.copyOf(tallies.kept()), tallies.other());
    }
}
