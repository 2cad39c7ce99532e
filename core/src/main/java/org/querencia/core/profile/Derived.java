package org.querencia.core.profile;

import java.time.Instant;
import org.querencia.core.account.AccountKey;
import org.querencia.core.event.Position;
import org.querencia.core.identity.AnchorId;

/// What the engine concluded from a fact, to be kept as it was believed then.
public sealed interface Derived {

    /// The anchor of the fact: an un-merge sends the record back with it.
    AnchorId cause();

    Position position();

    Instant at();

    /// A person began to belong to a company.
    record ContactArrived(
            AnchorId cause, Position position, Instant at, AccountKey account, String buyingRole)
            implements Derived {}

    /// A person no longer belongs to a company: a sign of risk, the more so the more they decide
    /// there.
    record ContactLeft(
            AnchorId cause, Position position, Instant at, AccountKey account, String buyingRole)
            implements Derived {}

    /// A person set a trait by hand.
    record TraitCorrected(AnchorId cause, Position position, Instant at, String trait, String by)
            implements Derived {}

    /// A person let the sources speak again for a trait.
    record TraitReleased(AnchorId cause, Position position, Instant at, String trait, String by)
            implements Derived {}
}
