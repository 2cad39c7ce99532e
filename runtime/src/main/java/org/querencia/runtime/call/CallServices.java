package org.querencia.runtime.call;

import java.util.function.Supplier;
import org.querencia.core.call.CallRules;
import org.querencia.core.score.Scores;
import org.querencia.runtime.access.Users;
import org.querencia.runtime.visit.Calls;
import org.querencia.runtime.visit.VisitParts;
import org.querencia.runtime.warehouse.Warehouse;

/// What speaks of calls to people: the lists of today, and what came of calls.
public record CallServices(CallLists lists, Calls calls) {

    /// @param rules, scores those in force, asked anew each time
    /// @param parts of which the log, the clock and the like are taken
    public static CallServices of(
            Supplier<CallRules> rules,
            Supplier<Scores> scores,
            Users users,
            Warehouse warehouse,
            VisitParts parts) {
        return new CallServices(
                new CallLists(
                        new CallParts(
                                rules,
                                scores,
                                users,
                                warehouse.scorings(),
                                parts.views(),
                                parts.decisions(),
                                parts.workspace().zone(),
                                parts.clock())),
                new Calls(parts));
    }
}
