package org.querencia.runtime.state;

import java.util.List;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.Link;
import org.querencia.core.identity.Node;
import org.querencia.core.identity.ProfileId;

/// An identifier with evidence that leads to it and does not count: it lies outside of what that
/// evidence hangs together with.
///
/// @param links how much of such evidence there is
/// @param told some of it, first told first; 1 to [#LINKS_MAX]
/// @param people how many people it names beside those who have the identifier, counted no further
///   than [#PEOPLE_MAX]
/// @param some of them, first told first; at most [#SOME_MAX]
public record QuarantineRow(
        Node node, long links, List<Link> told, long people, List<ProfileId> some) {

    /// Enough to find the one that was too many.
    public static final int LINKS_MAX = 200;

    public static final int PEOPLE_MAX = 1_000;
    public static final int SOME_MAX = 5;

    public QuarantineRow {
        told = List.copyOf(told);
        some = List.copyOf(some);
    }

    public Place place() {
        return new Place(links, node.id());
    }

    /// Where a row stands in the list: most evidence first, then by id.
    public record Place(long links, AnchorId anchor) {

        public boolean isBefore(QuarantineRow row) {
            return row.links < links
                    || (row.links == links
                            && anchor.toString().compareTo(row.node.id().toString()) < 0);
        }
    }
}
