package org.querencia.warehouse.measure;

import org.querencia.core.segment.FixedList;

/// Which events are touches: what somebody did, where nobody has marked it. Being put on a list or
/// told about, as an import of customers does by thousands, is none; nobody came by it.
public final class Touches {

    /// A condition on `events`.
    public static final String SQL =
            """
            profile IS NOT NULL AND mark IS NULL AND type IN ('track', 'page', 'screen')
            AND name NOT IN ('%s', '%s')\
            """
                    .formatted(FixedList.JOINED, FixedList.LEFT);

    private static final String PLACEHOLDER = "{touch}";

    private Touches() {}

    /// The statement with the condition where it says so.
    public static String in(String statement) {
        return statement.replace(PLACEHOLDER, SQL);
    }
}
