package org.querencia.web.console.frame;

import java.util.List;
import java.util.function.Function;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.identity.IdentityDecisions;
import org.querencia.runtime.identity.Outcome;

/// Says in words what became of a decision.
public final class Outcomes {

    private Outcomes() {}

    /// Once it stands, leads to a page that says `done`; a decision that was refused shows its form
    /// again with the reason.
    ///
    /// @param page of the people it was about; of nobody while the server is behind
    public static void tell(
            Visit visit, Outcome outcome, String done, Function<List<ProfileId>, String> page) {
        switch (outcome) {
            case Outcome.Done(List<ProfileId> people) -> visit.done(page.apply(people), done);
            case Outcome.Waiting _ -> visit.done(page.apply(List.of()), "done.waiting");
            case Outcome.Refused refused -> throw refusal(visit.frame(), refused);
        }
    }

    private static RefusedException refusal(Frame frame, Outcome.Refused refused) {
        return switch (refused) {
            case Outcome.UnknownPerson _ -> new RefusedException("refused.unknown-person");
            case Outcome.UnknownIdentifier(var identifier) ->
                    new RefusedException(
                            "refused.unknown-identifier", frame.identifier(identifier));
            case Outcome.SamePerson _ -> new RefusedException("refused.same-person");
            case Outcome.NotOfPerson(var identifier, _) ->
                    new RefusedException("refused.not-of-person", frame.identifier(identifier));
            case Outcome.NothingApart _, Outcome.NothingLeft _ ->
                    new RefusedException("refused.split");
            case Outcome.NoSuchLink(var one, var other) ->
                    new RefusedException(
                            "refused.no-such-link", frame.identifier(one), frame.identifier(other));
            case Outcome.NotRefused(var one, var other) ->
                    new RefusedException(
                            "refused.not-refused", frame.identifier(one), frame.identifier(other));
            case Outcome.BadTrait _ ->
                    RefusedException.at(
                            "trait", "refused.trait-name", IdentityDecisions.TRAIT_LENGTH_MAX);
            case Outcome.TooMuchTogether _ -> new RefusedException("refused.too-much-together");
        };
    }
}
