package org.querencia.web.api;

import static java.util.stream.Collectors.joining;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.querencia.core.event.Likeness;
import org.querencia.core.identity.Explanation;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.Link;
import org.querencia.core.identity.Refusal;
import org.querencia.core.identity.Refusal.Reason;
import org.querencia.runtime.view.LinkView;
import org.querencia.runtime.view.Resemblance;

/// The evidence in words, for people who ask why.
final class LinkWords {

    private LinkWords() {}

    static String explanation(LinkView view) {
        String told =
                told(view.link(), name(view.one()), name(view.other()))
                        + view.likeness().map(LinkWords::rests).orElse("");
        return view.refusal()
                .map(refusal -> told + " It does not count: " + reason(refusal.reason()))
                .orElse(told + " So they are one person.");
    }

    static String explanation(Explanation explanation) {
        return switch (explanation) {
            case Explanation.OnePerson(List<Link> path) when path.isEmpty() ->
                    "Both are the same identifier.";
            case Explanation.OnePerson(List<Link> path) ->
                    "They are one person: "
                            + path.stream().map(LinkWords::step).collect(joining("; "))
                            + ".";
            case Explanation.KeptOut(List<Refusal> refusals) ->
                    "They are not one person, although there is evidence: "
                            + refusals.stream().map(LinkWords::kept).collect(joining(" "));
            case Explanation.NoEvidence _ -> "Nothing links them.";
        };
    }

    private static String kept(Refusal refusal) {
        return "%s; it does not count: %s"
                .formatted(step(refusal.link()), reason(refusal.reason()));
    }

    /// A link by the types of its ends: what they are worth is told where both are asked for.
    private static String step(Link link) {
        return switch (link.grounds()) {
            case BY_HAND ->
                    "somebody joined %s and %s by hand on %s"
                            .formatted(link.typeA(), link.typeB(), link.at());
            case ALIAS ->
                    "an alias call of source '%s' joined %s and %s on %s"
                            .formatted(link.source(), link.typeA(), link.typeB(), link.at());
            case SAME_EVENT ->
                    "one event of source '%s' named %s and %s on %s (message %s)"
                            .formatted(
                                    link.source(),
                                    link.typeA(),
                                    link.typeB(),
                                    link.at(),
                                    link.messageId());
            case PROBABLE ->
                    "what is known of %s and %s was found alike on %s"
                            .formatted(link.typeA(), link.typeB(), link.at());
        };
    }

    /// What speaks for it, the strongest first, then what speaks against it.
    private static String rests(Likeness likeness) {
        String fields =
                likeness.parts().stream()
                        .filter(part -> part.hundredths() != 0)
                        .sorted(Comparator.comparingInt(Likeness.Part::hundredths).reversed())
                        .map(part ->
                                String.format(
                                        Locale.ROOT,
                                        "%s %s (%+.1f)",
                                        part.field(),
                                        part.level().replace('-', ' '),
                                        part.hundredths() / 100.0))
                        .collect(joining(", "));
        return String.format(
                Locale.ROOT,
                " Probability %.4f: %s.",
                likeness.probability(),
                fields.isEmpty() ? "nothing is known of both" : fields);
    }

    private static String told(Link link, String one, String other) {
        String where = "source '%s' on %s".formatted(link.source(), link.at());
        return switch (link.grounds()) {
            case BY_HAND ->
                    "Somebody said on %s that %s and %s are one person."
                            .formatted(link.at(), one, other);
            case ALIAS ->
                    "An alias call of %s says that %s is now %s.".formatted(where, one, other);
            case SAME_EVENT ->
                    "%s and %s came in one event of %s (message %s)."
                            .formatted(one, other, where, link.messageId());
            case PROBABLE ->
                    "What is known of %s and %s was found so alike on %s that no identifier was asked"
                                    .formatted(one, other, link.at())
                            + " for.";
        };
    }

    private static String name(Optional<Identifier> identifier) {
        return identifier
                .map(known -> "%s '%s'".formatted(known.type(), known.value()))
                .orElse("an identifier that is known no more");
    }

    static String explanation(Resemblance.Grounds grounds) {
        return switch (grounds) {
            case Resemblance.Mailbox(Identifier own, Identifier theirs) ->
                    "'%s' and '%s' go to one mailbox where the provider knows plus-tags."
                            .formatted(own.value(), theirs.value());
            case Resemblance.KeptOut(Reason reason) ->
                    "There is evidence that they are one person. It does not count: "
                            + reason(reason);
        };
    }

    static String code(Resemblance.Grounds grounds) {
        return switch (grounds) {
            case Resemblance.Mailbox _ -> "same-mailbox";
            case Resemblance.KeptOut(Reason reason) -> code(reason);
        };
    }

    static String reason(Reason reason) {
        return switch (reason) {
            case Refusal.LimitReached(String type, int limit) ->
                    "together they would have more than %d of type %s, which one person has not."
                            .formatted(limit, type);
            case Refusal.SharedDevice(String type) ->
                    "it joins two people who each have their own %s, as a shared device does."
                            .formatted(type);
            case Refusal.PublicKey _ ->
                    "both are known from trusted sources, and only a public key, which anybody can"
                            + " read in a page, says that they are one.";
            case Refusal.KeptApart(var verdict) ->
                    "%s said on %s that they are different people."
                            .formatted(verdict.by(), verdict.at());
            case Refusal.RefusedByHand(var verdict) ->
                    "%s said on %s that this link is wrong.".formatted(verdict.by(), verdict.at());
            case Refusal.NoLongerLikely(var verdict) ->
                    "a later model found on %s that they are too little alike."
                            .formatted(verdict.at());
            case Refusal.SharedIdentifier _ ->
                    "so many people have one of them that it names nobody.";
            case Refusal.TooMuchTogether _ ->
                    "so much hangs together already that it waits for somebody to look.";
        };
    }

    /// The same codes as in the journal.
    static String code(Reason reason) {
        return switch (reason) {
            case Refusal.LimitReached _ -> "limit-reached";
            case Refusal.SharedDevice _ -> "shared-device";
            case Refusal.PublicKey _ -> "public-key";
            case Refusal.KeptApart _ -> "kept-apart";
            case Refusal.RefusedByHand _ -> "refused-by-hand";
            case Refusal.NoLongerLikely _ -> "no-longer-likely";
            case Refusal.SharedIdentifier _ -> "shared-identifier";
            case Refusal.TooMuchTogether _ -> "too-much-together";
        };
    }
}
