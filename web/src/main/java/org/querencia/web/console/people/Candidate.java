package org.querencia.web.console.people;

import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.Refusal;
import org.querencia.runtime.view.PersonRow;
import org.querencia.runtime.view.Resemblance;
import org.querencia.web.console.frame.Frame;

/// Somebody who may be the same person.
///
/// @param why one may think so; empty for somebody who was searched for
public record Candidate(PersonRow row, String why) {

    static Candidate of(PersonRow row) {
        return new Candidate(row, "");
    }

    static Candidate of(Resemblance resemblance, Frame frame) {
        String why =
                switch (resemblance.grounds()) {
                    case Resemblance.Mailbox(Identifier own, Identifier theirs) ->
                            frame.text("resembles.mailbox", own.value(), theirs.value());
                    case Resemblance.KeptOut(Refusal.Reason reason) ->
                            Grounds.reason(frame, reason);
                };
        return new Candidate(resemblance.person(), why);
    }
}
