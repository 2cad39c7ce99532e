package org.querencia.web.http;

import java.util.List;
import java.util.Set;

/// What sellers may open: the pages where they register visits and calls, and their own account.
/// Whatever is not named here is closed to them, new pages too; the API is closed as a whole, since
/// a seller's phone is lent and lost.
final class SellerReach {
    private static final List<String> ROOMS = List.of("/visits", "/calls");

    private static final Set<String> OWN_ACCOUNT =
            Set.of("/settings/you", "/settings/you/calls", "/password", "/sign-out");

    private SellerReach() {}

    static boolean holds(String path) {
        return OWN_ACCOUNT.contains(path)
                || ROOMS.stream()
                        .anyMatch(room -> path.equals(room) || path.startsWith(room + "/"));
    }
}
