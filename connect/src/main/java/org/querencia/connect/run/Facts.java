package org.querencia.connect.run;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.querencia.connect.fact.Draft;
import org.querencia.connect.fact.RowIds;
import org.querencia.core.event.Event;
import org.querencia.core.event.Event.Times;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;

/// Makes events of tellings.
///
/// @param kind as mappings call it
/// @param saidAt when the import's files were read
/// @param rows of the import in all
record Facts(RowIds ids, String kind, Origin origin, Instant saidAt, long rows) {

    static final String PLACED = "Order Completed";
    private static final String UPDATED = "Order Updated";
    private static final String REFUNDED = "Order Refunded";
    private static final String CANCELLED = "Order Cancelled";
    private static final String SPENT = "Marketing Spend";
    private static final String COST = "Cost Recorded";
    private static final Set<String> OF_ORDERS = Set.of(PLACED, UPDATED, REFUNDED, CANCELLED);

    List<Event> of(Telling telling) {
        List<Event> events = new ArrayList<>(telling.drafts().size());
        for (Draft draft : telling.drafts()) {
            events.add(event(telling, draft));
        }
        return events;
    }

    private Event event(Telling telling, Draft draft) {
        boolean updates = telling.keyed() && telling.ordinal() > 1;
        return new Event(
                ids.message(
                        kind, telling.about(), telling.ordinal(), telling.content(), draft.part()),
                origin,
                draft.type(),
                updates && draft.name().equals(PLACED) ? UPDATED : draft.name(),
                draft.who(),
                draft.groupId(),
                "",
                new Times(at(telling, draft, updates), draft.at(), Optional.empty(), saidAt),
                draft.traits(),
                properties(telling, draft),
                Fields.NONE,
                Set.of());
    }

    /// A row that does not say when it was, is said now: a microsecond after the row before it, so
    /// that the later of two wins. What is said anew of an order is said now, too; of anything else
    /// that has a date a version is a microsecond later than the one before.
    private Instant at(Telling telling, Draft draft, boolean updates) {
        boolean now = draft.at().isEmpty() || (updates && OF_ORDERS.contains(draft.name()));
        Instant at =
                now
                        ? saidAt.minus(rows - telling.sequence() - 1, ChronoUnit.MICROS)
                        : draft.at()
                                .orElse(saidAt)
                                .plus(
                                        telling.keyed() ? telling.ordinal() - 1 : 0,
                                        ChronoUnit.MICROS);
        return at.isAfter(saidAt) ? saidAt : at;
    }

    /// A refund is known by an id, so that saying it anew does not give money back twice; what was
    /// spent by one too, so that a corrected amount takes the place of the former.
    private static Fields properties(Telling telling, Draft draft) {
        return switch (draft.name()) {
            case REFUNDED ->
                    draft.properties()
                            .get("order_id")
                            .map(order -> named(draft, "refund_id", order))
                            .orElse(draft.properties());
            case SPENT -> numbered(telling, draft, "spend_id");
            case COST -> numbered(telling, draft, "cost_id");
            default -> draft.properties();
        };
    }

    private static Fields numbered(Telling telling, Draft draft, String name) {
        return telling.keyed()
                ? named(draft, name, Value.of(telling.about().toString()))
                : draft.properties();
    }

    /// Unless the row names it itself.
    private static Fields named(Draft draft, String name, Value id) {
        if (draft.properties().text(name).isPresent()) {
            return draft.properties();
        }
        Map<String, Value> named = new LinkedHashMap<>(draft.properties().values());
        named.put(name, id);
        return new Fields(named);
    }
}
