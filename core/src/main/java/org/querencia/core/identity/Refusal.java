package org.querencia.core.identity;

/// A link that does not count, and why.
public record Refusal(Link link, Reason reason) {

    public sealed interface Reason {}

    /// Together they would have more values of `type` than one person has.
    public record LimitReached(String type, int limit) implements Reason {}

    /// A device or browser joins two people who each have their own value of `type`.
    public record SharedDevice(String type) implements Reason {}

    /// Both are known from trusted sources, and only a public key says that they are one.
    public record PublicKey() implements Reason {}

    /// People said that they are not the same person.
    public record KeptApart(Verdict.Apart verdict) implements Reason {}

    /// People said that this link is wrong.
    public record RefusedByHand(Verdict.LinkRefused verdict) implements Reason {}

    /// Likeness alone joined them, and a later model finds them too little alike.
    public record NoLongerLikely(Verdict.Unlikely verdict) implements Reason {}

    /// So many people have this identifier that it names none of them.
    public record SharedIdentifier(AnchorId shared) implements Reason {}

    /// So much hangs together already that the link is kept out until someone looks.
    public record TooMuchTogether() implements Reason {}
}
