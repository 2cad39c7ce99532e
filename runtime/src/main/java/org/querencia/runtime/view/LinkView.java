package org.querencia.runtime.view;

import java.util.Optional;
import org.querencia.core.event.Likeness;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.Link;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.identity.Refusal;

/// Evidence that two identifiers are one person, and whether it counts.
///
/// @param one the identifier of the link's `a`; empty when its anchor is known no more
/// @param owner the person of `one` now
/// @param refusal why it does not count; empty when it does
/// @param likeness what a link by likeness rests on; empty for others
public record LinkView(
        Link link,
        Optional<Identifier> one,
        Optional<Identifier> other,
        Optional<ProfileId> owner,
        Optional<ProfileId> otherOwner,
        Optional<Refusal> refusal,
        Optional<Likeness> likeness) {

    public boolean counts() {
        return refusal.isEmpty();
    }
}
