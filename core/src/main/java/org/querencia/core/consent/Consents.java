package org.querencia.core.consent;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.core.event.Bounds;
import org.querencia.core.event.Event;
import org.querencia.core.event.Said;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;

/// What somebody allows: per channel and purpose the last word on it. Of one instant a withdrawal
/// has the word over a consent given. Merging in any order and grouping gives the same.
///
/// The events 'Consent Given' and 'Consent Withdrawn' say one each; an identify call says several
/// in a trait `consents`, a list of objects that say `given` true or false. Sources are equals
/// here, and marked events are heard too: whoever withdraws is believed.
///
/// @param said at most [#SCOPES_MAX], those that are offered where a person chooses first
public record Consents(Map<Scope, Said<Consent>> said) {

    public static final Consents NONE = new Consents(Map.of());

    public static final int SCOPES_MAX = 100;

    public static final String GIVEN = "Consent Given";
    public static final String WITHDRAWN = "Consent Withdrawn";

    /// The trait of identify calls.
    public static final String TRAIT = "consents";

    /// What one event says.
    public static Consents of(Event event) {
        return switch (event.type()) {
            case TRACK -> told(event);
            case IDENTIFY -> listed(event);
            case PAGE, SCREEN, GROUP, ALIAS -> NONE;
        };
    }

    public Consents merge(Consents other) {
        if (other.said.isEmpty()) {
            return this;
        }
        if (said.isEmpty()) {
            return other;
        }
        Map<Scope, Said<Consent>> all = new HashMap<>(said);
        other.said.forEach((scope, word) -> all.merge(scope, word, Consents::lastWord));
        return new Consents(Bounds.keep(all, SCOPES_MAX, Scope.OFFERED_FIRST));
    }

    /// The word that counts for a channel and a purpose: the last one said of them, or of any
    /// channel or purpose; empty when nothing was said.
    public Optional<Said<Consent>> word(String channel, String purpose) {
        return List.of(
                        new Scope(channel, purpose),
                        new Scope(channel, Scope.ANY),
                        new Scope(Scope.ANY, purpose),
                        new Scope(Scope.ANY, Scope.ANY))
                .stream()
                .flatMap(scope -> Optional.ofNullable(said.get(scope)).stream())
                .reduce(Consents::lastWord);
    }

    /// Whether a consent stands. Nothing said is no consent.
    public boolean allows(String channel, String purpose) {
        return word(channel, purpose).filter(word -> word.value().given()).isPresent();
    }

    private static Said<Consent> lastWord(Said<Consent> one, Said<Consent> other) {
        boolean differ = one.value().given() != other.value().given();
        if (differ && one.at().equals(other.at())) {
            return one.value().given() ? other : one;
        }
        return one.orLater(other);
    }

    private static Consents told(Event event) {
        boolean given = event.name().equalsIgnoreCase(GIVEN);
        return given || event.name().equalsIgnoreCase(WITHDRAWN)
                ? one(event, given, event.properties())
                : NONE;
    }

    private static Consents listed(Event event) {
        Consents all = NONE;
        for (Value value : event.traits().items(TRAIT)) {
            if (value instanceof Fields fields) {
                Optional<String> given = fields.text("given");
                if (given.isPresent()) {
                    all = all.merge(one(event, Boolean.parseBoolean(given.get()), fields));
                }
            }
        }
        return all;
    }

    private static Consents one(Event event, boolean given, Fields fields) {
        return new Consents(Map.of(Scope.of(fields), Said.by(event, Consent.of(given, fields), 0)));
    }
}
