package org.querencia.core.event;

import java.time.Instant;
import java.util.List;
import org.querencia.core.identity.Identifier;

/// What was decided about people: by a person in the console, the API or the command line, or by
/// the likeness of what is known of them ([LinkProbably], [TakeLinkBack]). A fact like any other,
/// so a replay keeps it.
///
/// @param by who decided: an e-mail of a user, the name of an API token, or [Likeness#BY]
public record Decision(String messageId, Origin origin, Instant receivedAt, String by, Act act)
        implements Fact {

    public sealed interface Act {}

    /// These two identifiers are one person, whatever the limits say. Voids earlier decisions that
    /// part them.
    public record Merge(Identifier one, Identifier other) implements Act {}

    /// `apart` are somebody else than `rest`; no evidence joins them again until a later [Merge]
    /// does.
    public record Split(List<Identifier> apart, List<Identifier> rest) implements Act {
        public Split {
            apart = List.copyOf(apart);
            rest = List.copyOf(rest);
        }
    }

    /// The link between these two is wrong: it is left out, however often it is seen again.
    public record RefuseLink(Identifier one, Identifier other) implements Act {}

    /// Takes a [RefuseLink] back.
    public record RestoreLink(Identifier one, Identifier other) implements Act {}

    /// What is known of both is so alike that they are one person, though no identifier says so: a
    /// link among others, the weakest, and refused where limits or people speak against it.
    public record LinkProbably(Identifier one, Identifier other, Likeness likeness)
            implements Act {}

    /// A later model finds these two too little alike: what likeness alone says of them counts no
    /// more, until likeness joins them again or somebody says that it was right.
    ///
    /// @param likeness as that model sees it
    public record TakeLinkBack(Identifier one, Identifier other, Likeness likeness)
            implements Act {}

    /// Sets a trait by hand; wins over what sources said before and after. [Value#NOTHING] removes
    /// the trait.
    public record CorrectTrait(Identifier person, String trait, Value value) implements Act {}

    /// Lets the sources speak again for that trait.
    public record ReleaseTrait(Identifier person, String trait) implements Act {}
}
