package org.querencia.web.console.call;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.querencia.core.event.Event;
import org.querencia.core.visit.CallFacts;
import org.querencia.core.visit.PhoneCall.Outcome;
import org.querencia.runtime.call.CallCard;
import org.querencia.runtime.call.CallList.Due;
import org.querencia.runtime.visit.ToldCall;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Texts;
import org.querencia.web.console.visit.VisitWords;

/// Why somebody is called, and what came of it, in the reader's words.
public final class CallWords {

    private CallWords() {}

    /// An occasion: in the reader's language where it is one of ours.
    public static String occasion(Texts texts, String key) {
        return texts.known("call.occasion." + key, key);
    }

    public static String outcome(Frame frame, Outcome outcome) {
        return frame.text("call.outcome." + outcome.text());
    }

    /// What came of a call, with why not: `Not interested · Price`.
    static String told(Frame frame, ToldCall call) {
        return told(frame, call.outcome(), call.why());
    }

    /// The same of an event that tells of one.
    public static String told(Frame frame, Event event) {
        return told(frame, CallFacts.outcome(event).orElseThrow(), CallFacts.why(event));
    }

    private static String told(Frame frame, Outcome outcome, List<String> whys) {
        List<String> words = new ArrayList<>();
        words.add(outcome(frame, outcome));
        whys.forEach(why -> words.add(VisitWords.reason(frame, why)));
        return String.join(" · ", words);
    }

    /// Why to call, one reason a line, the most urgent first.
    ///
    /// @param now from which days are counted back
    static List<String> why(Texts texts, Instant now, Due due, Optional<CallCard> card) {
        List<String> why = new ArrayList<>();
        due.occasions().forEach(key -> why.add(occasion(texts, key)));
        if (due.change() != 0 && due.before().isPresent()) {
            why.add(
                    texts.text(
                            due.change() > 0 ? "call.rose" : "call.fell", Math.abs(due.change())));
        }
        card.ifPresent(known -> {
            if (!known.interest().isEmpty()) {
                why.add(texts.text("call.interest", known.interest()));
            }
            known.lastOrder().ifPresent(at -> why.add(bought(texts, now, at, known.rhythm())));
        });
        return why;
    }

    static List<String> why(Frame frame, Due due, Optional<CallCard> card) {
        return why(frame.texts(), frame.formats().now(), due, card);
    }

    private static String bought(Texts texts, Instant now, Instant at, Optional<Duration> rhythm) {
        long days = Duration.between(at, now).toDays();
        return rhythm.map(Duration::toDays)
                .filter(usual -> usual > 0)
                .map(usual -> texts.text("call.bought-usually", days, usual))
                .orElseGet(() -> texts.text("call.bought", days));
    }
}
