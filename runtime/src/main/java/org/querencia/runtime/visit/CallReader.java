package org.querencia.runtime.visit;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.visit.PhoneCall;
import org.querencia.core.visit.PhoneCall.Outcome;
import org.querencia.core.visit.StoreVisit;
import org.querencia.runtime.visit.VisitRefusedException.Reason;

/// Reads a call from the JSON that the page of calls and the API send. A field nobody knows is
/// refused: a misspelt answer must not be lost quietly.
///
///     {"id": "…", "at": "…", "sentAt": "…", "profile": "…", "outcome": "not-interested",
///      "reason": "price", "reasonWords": "…", "total": 64000}
public final class CallReader {

    private static final Set<String> FIELDS =
            Set.of("id", "at", "sentAt", "profile", "outcome", "reason", "reasonWords", "total");

    private CallReader() {}

    /// @param otherwise the call's id where the body tells none
    /// @throws VisitRefusedException that says what is wrong
    public static PhoneCall read(Fields body, String otherwise) {
        VisitReader.only(body, "", FIELDS);
        Optional<BigDecimal> total = VisitReader.number(body, "total", "total");
        Outcome outcome = outcome(body);
        if (total.isPresent() && outcome != Outcome.BOUGHT) {
            throw VisitReader.badWord("outcome", outcome.text(), "bought, since there is a total");
        }
        return new PhoneCall(
                VisitReader.id(body, otherwise),
                VisitReader.profile(
                        body.text("profile")
                                .orElseThrow(() ->
                                        new VisitRefusedException(
                                                Reason.UNKNOWN_PERSON,
                                                "profile",
                                                "profile: missing; expected who was called"))),
                VisitReader.instant(body, "at"),
                VisitReader.instant(body, "sentAt"),
                outcome,
                VisitReader.text(body, "reason", "reason", StoreVisit.WORD_LENGTH_MAX),
                VisitReader.text(body, "reasonWords", "reasonWords", StoreVisit.NOTE_LENGTH_MAX),
                total);
    }

    private static Outcome outcome(Fields body) {
        String told = body.text("outcome").orElse("");
        return Outcome.of(told)
                .orElseThrow(() ->
                        VisitReader.badWord(
                                "outcome",
                                told,
                                "bought, not-now, not-interested, no-answer or wrong-number"));
    }
}
