package org.querencia.runtime.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.querencia.core.event.Decision;
import org.querencia.core.event.Event;
import org.querencia.core.event.Fact;
import org.querencia.core.event.Logged;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.Position;
import org.querencia.core.event.Value;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.Explanation;
import org.querencia.core.identity.Identities;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.kit.Events;
import org.querencia.runtime.kit.Engine;
import org.querencia.runtime.memory.MemoryWarehouse;
import org.querencia.runtime.view.TimelinePage.Cursor;
import org.querencia.runtime.view.TimelinePage.Query;
import org.querencia.runtime.warehouse.Timelines.Filter;
import org.querencia.runtime.warehouse.Warehouse.Batch;
import org.querencia.runtime.warehouse.Warehouse.Owner;
import org.querencia.runtime.warehouse.Warehouse.Row;

/// People in memory, and the views of them.
abstract class ViewsOfPeople {

    static final Duration MINUTE = Duration.ofMinutes(1);

    final Engine engine = new Engine();
    final MemoryWarehouse warehouse = new MemoryWarehouse(Engine.WORKSPACE);
    final ProfileViews views =
            new StoredProfileViews(
                    Engine.WORKSPACE,
                    () -> new Identities(engine.rules),
                    engine.state,
                    engine.log,
                    warehouse);

    List<String> resembling(String identifier) {
        return views.resembling(engine.owner(identifier).orElseThrow()).orElseThrow().stream()
                .map(resemblance -> resemblance.person().name() + " " + resemblance.grounds())
                .toList();
    }

    static List<String> names(List<PersonRow> rows) {
        return rows.stream().map(PersonRow::name).toList();
    }

    static Decision correction(String id, String trait, Value value) {
        return decision(
                id, new Decision.CorrectTrait(Events.identifier("email:ana@x.co"), trait, value));
    }

    void take(Fact... facts) {
        Position before = engine.log.head();
        engine.take(facts);
        List<Row> rows = new ArrayList<>();
        for (Logged<Fact> logged : engine.facts()) {
            if (logged.fact() instanceof Event event && logged.position().isAfter(before)) {
                rows.add(new Row(new Logged<>(logged.position(), event), owner(event)));
            }
        }
        warehouse.project(
                new Batch(
                        engine.log.head(),
                        rows,
                        engine.state.movedBetween(before, engine.log.head()),
                        List.of()));
    }

    Optional<Owner> owner(Event event) {
        return event.identifiers().stream()
                .findFirst()
                .map(engine.rules::anchorId)
                .flatMap((AnchorId anchor) ->
                        engine.state.owner(anchor).map(person -> new Owner(anchor, person)));
    }

    ProfileView view(String type, String value) {
        return views.find(type, value).flatMap(views::view).orElseThrow();
    }

    Optional<Explanation> explain(String one, String other) {
        return views.explain(Events.identifier(one), Events.identifier(other));
    }

    /// Names of events and kinds of what was concluded, read page by page.
    List<String> timeline(String who, Filter filter, int limit) {
        ProfileId person = engine.owner(who).orElseThrow();
        List<String> names = new ArrayList<>();
        Optional<Cursor> after = Optional.empty();
        do {
            TimelinePage page =
                    views.timeline(person, new Query(filter, true, after, limit)).orElseThrow();
            assertThat(page.entries()).hasSizeLessThanOrEqualTo(limit);
            page.entries()
                    .forEach(entry ->
                            names.add(
                                    switch (entry) {
                                        case TimelinePage.Happened(var logged) ->
                                                logged.fact().name();
                                        case TimelinePage.Concluded(var row, var undone) ->
                                                row.kind() + (undone ? " (undone)" : "");
                                    }));
            after = page.next();
        } while (after.isPresent());
        return names;
    }

    static Decision decision(String id, Decision.Act act) {
        return new Decision(id, Origin.of("console", Trust.SECRET), Events.NOON, "bo@x.co", act);
    }
}
