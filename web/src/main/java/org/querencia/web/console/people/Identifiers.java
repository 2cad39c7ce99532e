package org.querencia.web.console.people;

import java.util.Optional;
import org.querencia.core.identity.Identifier;
import org.querencia.web.console.frame.RefusedException;

/// Identifiers as they stand in addresses and forms: `email:ana@x.co`.
final class Identifiers {

    private Identifiers() {}

    static Optional<Identifier> read(String text) {
        int colon = text.indexOf(':');
        if (colon < 1
                || colon == text.length() - 1
                || text.length() - colon > Identifier.VALUE_LENGTH_MAX) {
            return Optional.empty();
        }
        String type = text.substring(0, colon).strip();
        String value = text.substring(colon + 1).strip();
        return type.isEmpty() || value.isEmpty()
                ? Optional.empty()
                : Optional.of(new Identifier(type, value));
    }

    static Identifier required(String text) {
        return read(text).orElseThrow(() -> new RefusedException("refused.identifier", text));
    }
}
