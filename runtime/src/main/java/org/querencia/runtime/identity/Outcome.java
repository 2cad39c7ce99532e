package org.querencia.runtime.identity;

import java.util.List;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.ProfileId;

/// What became of a decision.
public sealed interface Outcome {

    /// It stands, and what is shown shows it.
    ///
    /// @param people those it was about, as they are now: the one two became, or the two one became
    record Done(List<ProfileId> people) implements Outcome {
        public Done {
            people = List.copyOf(people);
        }
    }

    /// It is in the log and will be applied, but the server is behind.
    record Waiting() implements Outcome {}

    /// Nothing was written.
    sealed interface Refused extends Outcome {
        /// What is wrong and how to mend it.
        String message();
    }

    record UnknownPerson(ProfileId id) implements Refused {
        @Override
        public String message() {
            return "Nobody has the id %s.".formatted(id);
        }
    }

    record UnknownIdentifier(Identifier identifier) implements Refused {
        @Override
        public String message() {
            return "Nobody was ever seen with %s.".formatted(identifier);
        }
    }

    record SamePerson(ProfileId person) implements Refused {
        @Override
        public String message() {
            return "These are one person already.";
        }
    }

    record NotOfPerson(Identifier identifier, ProfileId person) implements Refused {
        @Override
        public String message() {
            return "%s is not one of this person's identifiers.".formatted(identifier);
        }
    }

    record NothingApart() implements Refused {
        @Override
        public String message() {
            return "Name at least one identifier that is somebody else's.";
        }
    }

    record NothingLeft(ProfileId person) implements Refused {
        @Override
        public String message() {
            return "These are all of the person's identifiers; leave at least one.";
        }
    }

    record NoSuchLink(Identifier one, Identifier other) implements Refused {
        @Override
        public String message() {
            return "Nothing links %s with %s.".formatted(one, other);
        }
    }

    record NotRefused(Identifier one, Identifier other) implements Refused {
        @Override
        public String message() {
            return "The link of %s with %s was not refused by hand.".formatted(one, other);
        }
    }

    record BadTrait(String trait) implements Refused {
        @Override
        public String message() {
            return "A trait's name has 1 to %d characters."
                    .formatted(IdentityDecisions.TRAIT_LENGTH_MAX);
        }
    }

    /// The evidence around these people is at its bounds.
    record TooMuchTogether() implements Refused {
        @Override
        public String message() {
            return "Too much hangs together around these people; refuse wrong links first.";
        }
    }
}
