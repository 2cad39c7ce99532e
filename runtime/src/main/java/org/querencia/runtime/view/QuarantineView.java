package org.querencia.runtime.view;

import java.util.List;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.identity.Quarantined;
import org.querencia.runtime.state.QuarantineRow;

/// An identifier that evidence names and that is kept apart from the people it came with.
///
/// @param owner who has it: a person of its own, where nobody else does
/// @param why and since when
/// @param links how much evidence does not count
/// @param people how many it came with, counted no further than [QuarantineRow#PEOPLE_MAX]
/// @param some of them, those first told first; at most [QuarantineRow#SOME_MAX]
/// @param place where it stands in the list
public record QuarantineView(
        Identifier identifier,
        ProfileId owner,
        Quarantined why,
        long links,
        long people,
        List<ProfileId> some,
        QuarantineRow.Place place) {

    public QuarantineView {
        some = List.copyOf(some);
    }
}
