package org.querencia.web.console.people;

import org.querencia.core.event.Origin.Trust;
import org.querencia.core.identity.Link;
import org.querencia.core.identity.Refusal;
import org.querencia.web.console.frame.Frame;

/// Evidence in words.
final class Grounds {

    private Grounds() {}

    static String words(Frame frame, Link link) {
        String when = frame.formats().date(link.at());
        String source = frame.sourceName(link.source());
        String trust =
                frame.text(link.trust() == Trust.SECRET ? "grounds.secret" : "grounds.public");
        return switch (link.grounds()) {
            case BY_HAND -> frame.text("grounds.by-hand", when);
            case ALIAS -> frame.text("grounds.alias", source, when, trust);
            case SAME_EVENT -> frame.text("grounds.same-event", source, when, trust);
        };
    }

    static String reason(Frame frame, Refusal.Reason reason) {
        return switch (reason) {
            case Refusal.LimitReached(String type, int limit) ->
                    frame.text("kept-out.limit", frame.identifierType(type), limit);
            case Refusal.SharedDevice(String type) ->
                    frame.text("kept-out.device", frame.identifierType(type));
            case Refusal.PublicKey _ -> frame.text("kept-out.public-key");
            case Refusal.KeptApart(var verdict) ->
                    frame.text("kept-out.apart", verdict.by(), frame.formats().date(verdict.at()));
            case Refusal.RefusedByHand(var verdict) ->
                    frame.text(
                            "kept-out.by-hand", verdict.by(), frame.formats().date(verdict.at()));
            case Refusal.SharedIdentifier _ -> frame.text("kept-out.shared");
            case Refusal.TooMuchTogether _ -> frame.text("kept-out.too-much");
        };
    }
}
