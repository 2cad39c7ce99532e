package org.querencia.runtime.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.querencia.core.event.Position;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.order.Money;

/// A person in a list.
///
/// @param identifiers strongest first, at most [#IDENTIFIERS_MAX]
/// @param revenue in the workspace's currency, at the last rate told by then
/// @param elsewhere of the orders without a rate, by currency code
/// @param first the place in a list: the cursor of the row
public record PersonRow(
        ProfileId id,
        String name,
        List<Identifier> identifiers,
        Optional<Instant> lastSeen,
        long orders,
        Money revenue,
        List<Money> elsewhere,
        Position first) {

    public static final int IDENTIFIERS_MAX = 5;
}
