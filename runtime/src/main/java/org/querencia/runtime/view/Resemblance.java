package org.querencia.runtime.view;

import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.Refusal;

/// Somebody who may be the same person, and why one may think so. Nothing is joined by it: people
/// decide.
public record Resemblance(PersonRow person, Grounds grounds) {

    public static final int SHOWN_MAX = 10;

    public sealed interface Grounds {}

    /// Their e-mail addresses go to one mailbox where the provider knows plus-tags.
    public record Mailbox(Identifier own, Identifier theirs) implements Grounds {}

    /// Evidence says that they are one person, and does not count for this reason.
    public record KeptOut(Refusal.Reason reason) implements Grounds {}
}
