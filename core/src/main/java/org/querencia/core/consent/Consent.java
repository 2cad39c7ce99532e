package org.querencia.core.consent;

import org.querencia.core.event.Texts;
import org.querencia.core.event.Value.Fields;

/// That somebody gave a consent or withdrew it, with what proves it; what was not said is empty.
///
/// @param proof the words agreed to, or how it was said: `ticked the box at checkout`
/// @param document the form, contract or recording that holds it
/// @param place where it was said
public record Consent(boolean given, String proof, String document, String place) {

    public static final int PROOF_LENGTH_MAX = 1_000;
    public static final int WORD_LENGTH_MAX = 200;

    static Consent of(boolean given, Fields fields) {
        return new Consent(
                given,
                text(fields, "proof", PROOF_LENGTH_MAX),
                text(fields, "document", WORD_LENGTH_MAX),
                text(fields, "place", WORD_LENGTH_MAX));
    }

    private static String text(Fields fields, String name, int lengthMax) {
        return fields.text(name).map(text -> Texts.cut(text.strip(), lengthMax)).orElse("");
    }
}
