package org.querencia.web.console.people;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.IdentityRules;
import org.querencia.core.identity.Recognition.Accepted;
import org.querencia.core.identity.Recognition.Dropped;
import org.querencia.core.identity.Recognition.Reason;
import org.querencia.web.console.frame.RefusedException;

/// Identifiers as they stand in addresses and forms, `email:Ana@X.co`: normalised as collected ones
/// are. Those a page offered are taken as they are, since the rules may have changed since they
/// came.
///
/// @param rules those in force, asked for anew at each request
record Identifiers(Supplier<IdentityRules> rules) {

    /// Empty for what can be no identifier.
    Optional<Identifier> read(String text, Collection<Identifier> offered) {
        Optional<Identifier> known =
                offered.stream().filter(each -> each.toString().equals(text)).findFirst();
        int colon = text.indexOf(':');
        if (known.isPresent() || colon < 1) {
            return known;
        }
        return rules.get().identifier(text.substring(0, colon).strip(), text.substring(colon + 1))
                        instanceof Accepted(Identifier identifier)
                ? Optional.of(identifier)
                : Optional.empty();
    }

    /// Refuses the form when `field` names nobody.
    Identifier required(String field, String text, Collection<Identifier> offered) {
        return read(text, offered).orElseThrow(() -> refusal(field, text));
    }

    private RefusedException refusal(String field, String text) {
        int colon = Math.max(0, text.indexOf(':'));
        boolean blocked =
                rules.get().identifier(text.substring(0, colon).strip(), text.substring(colon + 1))
                                instanceof Dropped(_, _, Reason reason)
                        && reason == Reason.BLOCKED;
        return RefusedException.at(
                field, blocked ? "refused.identifier-blocked" : "refused.identifier", text);
    }
}
