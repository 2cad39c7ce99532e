package org.querencia.core.account;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.querencia.core.event.Event;
import org.querencia.core.event.Said;
import org.querencia.core.event.Texts;
import org.querencia.core.event.Value.Fields;

/// A person as a contact of a company: whether they belong to it, and what they are there.
///
/// A group call, or Segment's 'Account Added User', says that they belong; 'Account Removed User'
/// that they do no longer. What they are there comes with those calls as [#WORDS].
///
/// @param belongs the last word on whether they do
/// @param words role, title and buying role, each the last word
public record Membership(Optional<Said<Boolean>> belongs, Map<String, Said<String>> words) {

    public static final Membership NONE = new Membership(Optional.empty(), Map.of());

    public static final String ROLE = "role";
    public static final String TITLE = "title";

    /// The part somebody plays when their company decides: decider, user, payer, …
    public static final String BUYING_ROLE = "buying_role";

    public static final Set<String> WORDS = Set.of(ROLE, TITLE, BUYING_ROLE);

    static final int WORD_LENGTH_MAX = 200;

    private static final String ADDED = "Account Added User";
    private static final String REMOVED = "Account Removed User";

    /// Of the companies somebody belongs to, the one that was told last; of equals the one with the
    /// later key. Empty for who belongs to none.
    public static Optional<AccountKey> joinedLast(Map<AccountKey, Membership> companies) {
        return companies.entrySet().stream()
                .filter(company -> company.getValue().present())
                .max(
                        Comparator.comparing((Map.Entry<AccountKey, Membership> company) ->
                                        company.getValue().belongs().orElseThrow().at())
                                .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey);
    }

    /// Whether the event is one of those that say who belongs.
    public static boolean isTold(Event event) {
        return event.type() == Event.Type.GROUP || isAccountEvent(event);
    }

    static boolean isAccountEvent(Event event) {
        return event.type() == Event.Type.TRACK
                && (event.name().equalsIgnoreCase(ADDED) || event.name().equalsIgnoreCase(REMOVED));
    }

    /// What one event says of its sender's belonging to its company.
    public static Membership of(Event event) {
        boolean stays = !event.name().equalsIgnoreCase(REMOVED);
        Membership membership = new Membership(Optional.of(Said.by(event, stays, 0)), Map.of());
        return membership
                .words(event, event.traits())
                .words(event, event.context().fields("traits"))
                .words(event, event.properties());
    }

    public Membership merge(Membership other) {
        return new Membership(Said.last(belongs, other.belongs), Said.last(words, other.words));
    }

    public boolean present() {
        return belongs.isPresent() && belongs.get().value();
    }

    public Optional<String> word(String name) {
        return Optional.ofNullable(words.get(name)).map(Said::value);
    }

    private Membership words(Event event, Fields fields) {
        Membership known = this;
        for (String word : WORDS) {
            Optional<String> text = fields.text(word);
            if (text.isPresent()) {
                Said<String> said = Said.by(event, Texts.cut(text.get(), WORD_LENGTH_MAX), 0);
                known = new Membership(known.belongs, Said.last(Map.of(word, said), known.words));
            }
        }
        return known;
    }
}
