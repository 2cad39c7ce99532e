package org.querencia.web.console.people;

import static java.util.stream.Collectors.joining;

import java.util.Comparator;
import org.querencia.core.event.Likeness;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.identity.Link;
import org.querencia.core.identity.Refusal;
import org.querencia.runtime.view.LinkView;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.LinkageWords;

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
            case PROBABLE -> frame.text("grounds.probable", when);
        };
    }

    /// The same, and for a link by likeness what it rests on.
    static String words(Frame frame, LinkView view) {
        return words(frame, view.link())
                + view.likeness().map(likeness -> ". " + rests(frame, likeness)).orElse("");
    }

    private static String rests(Frame frame, Likeness likeness) {
        String fields =
                likeness.parts().stream()
                        .filter(part -> part.hundredths() != 0)
                        .sorted(Comparator.comparingInt(Likeness.Part::hundredths).reversed())
                        .map(part ->
                                frame.text(
                                        part.hundredths() > 0
                                                ? "grounds.probable-for"
                                                : "grounds.probable-against",
                                        LinkageWords.field(frame, part.field()),
                                        LinkageWords.level(frame, part.level())))
                        .collect(joining("; "));
        return frame.text(
                "grounds.probable-rests",
                frame.formats().likelihood(likeness.probability()),
                fields);
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
            case Refusal.NoLongerLikely(var verdict) ->
                    frame.text("kept-out.unlikely", frame.formats().date(verdict.at()));
            case Refusal.SharedIdentifier _ -> frame.text("kept-out.shared");
            case Refusal.TooMuchTogether _ -> frame.text("kept-out.too-much");
        };
    }
}
