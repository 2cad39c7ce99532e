package org.querencia.runtime.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.account.AccountKey;
import org.querencia.core.consent.Consent;
import org.querencia.core.consent.Scope;
import org.querencia.core.event.Position;
import org.querencia.core.event.Said;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.order.Item;
import org.querencia.core.order.Product;
import org.querencia.core.order.Receipt;
import org.querencia.core.profile.Habits;
import org.querencia.core.profile.Kind;
import org.querencia.core.profile.Place;
import org.querencia.core.profile.Tally;
import org.querencia.core.profile.Totals;
import org.querencia.core.profile.Touch;
import org.querencia.core.trait.Trait;

/// The whole picture of one person, as shown everywhere.
///
/// @param id as it is now; a former id leads here too
/// @param name as shown: the name, else the e-mail, the phone, the strongest identifier
/// @param identifiers strongest type first, of equals the first seen
/// @param traits by name
/// @param consents the last word per channel and purpose, in that order
/// @param events those that count; `marked` those of bots, staff and tests
/// @param kinds per kind of event, the commonest first
/// @param otherEvents of kinds too many to be told apart
/// @param channels per channel, by name
/// @param companies those the person belongs to first, then those left
/// @param cart what is in it now, in the order it came
/// @param viewed products looked at, newest first
/// @param orders newest first, at most [#ORDERS_MAX], cancelled and marked ones included; `totals`
///   and `habits` know all
public record ProfileView(
        ProfileId id,
        String name,
        List<Known> identifiers,
        Map<String, Trait> traits,
        Map<Scope, Said<Consent>> consents,
        Tally events,
        Tally marked,
        List<Counted> kinds,
        Tally otherEvents,
        Map<String, Tally> channels,
        Totals totals,
        Habits habits,
        List<Company> companies,
        List<Item> cart,
        List<Said<Product>> viewed,
        Optional<Said<Touch>> firstTouch,
        Optional<Said<Touch>> lastTouch,
        Optional<Said<Place>> place,
        List<Receipt> orders) {

    public static final int ORDERS_MAX = 100;

    /// First and last of all events, marked or not.
    public Tally seen() {
        return events.merge(marked);
    }

    /// An identifier of the person.
    ///
    /// @param firstSeen when the fact that named it first was received; empty if the log no longer
    ///   holds it
    public record Known(
            Identifier identifier, AnchorId anchor, Position first, Optional<Instant> firstSeen) {}

    public record Counted(Kind kind, Tally tally) {}

    /// A company the person belongs or belonged to; words not told are empty.
    ///
    /// @param since when the last word on belonging was said
    public record Company(
            AccountKey key,
            String name,
            boolean present,
            Optional<Instant> since,
            String role,
            String title,
            String buyingRole) {}
}
