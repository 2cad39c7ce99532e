package org.querencia.web.http;

import java.util.Set;

/// What sellers may open: the page where they register visits, and their own account. Whatever is
/// not named here is closed to them, new pages too; the API is closed as a whole, since a seller's
/// phone is lent and lost.
final class SellerReach {
    private static final String VISITS = "/visits";

    private static final Set<String> OWN_ACCOUNT =
            Set.of("/settings/you", "/password", "/sign-out");

    private SellerReach() {}

    static boolean holds(String path) {
        return path.equals(VISITS) || path.startsWith(VISITS + "/") || OWN_ACCOUNT.contains(path);
    }
}
