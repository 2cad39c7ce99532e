package org.querencia.web.console.people;

import io.helidon.webserver.http.HttpRules;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.querencia.core.event.Decision.Act;
import org.querencia.core.event.Decision.CorrectTrait;
import org.querencia.core.event.Decision.ReleaseTrait;
import org.querencia.core.event.Event;
import org.querencia.core.event.Position;
import org.querencia.core.event.SourceKey;
import org.querencia.core.event.Value;
import org.querencia.core.identity.Identifier;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.trait.Trait;
import org.querencia.runtime.access.Sources;
import org.querencia.runtime.view.ProfileView;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.runtime.view.TimelinePage;
import org.querencia.runtime.view.TimelinePage.Cursor;
import org.querencia.runtime.warehouse.Timelines;
import org.querencia.web.console.frame.Form;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.RefusedException;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Json;
import org.querencia.web.http.Problem;

/// One person: the whole picture, what happened, and correcting what is known.
public final class PersonPage {
    private static final int MOMENTS = 40;
    private static final int TRAIT_LENGTH_MAX = 100;

    private final Pages pages;
    private final ProfileViews views;
    private final Decisions decisions;
    private final Sources sources;

    public PersonPage(Pages pages, ProfileViews views, Decisions decisions, Sources sources) {
        this.pages = pages;
        this.views = views;
        this.decisions = decisions;
        this.sources = sources;
    }

    public void routing(HttpRules rules) {
        rules.get("/people/{id}", pages.signedIn(this::person))
                .get("/people/{id}/timeline", pages.signedIn(this::moreMoments))
                .get("/people/{id}/orders", pages.signedIn(this::orders))
                .get("/people/{id}/raw", pages.signedIn(this::raw))
                .post("/people/{id}/traits", pages.posted(this::correct, this::person))
                .post("/people/{id}/traits/release", pages.posted(this::release, this::person));
    }

    void person(Visit visit) {
        ProfileView person = known(visit, views);
        if (moved(visit, person, "")) {
            return;
        }
        Frame frame = visit.frame();
        visit.show(
                "people/person.jte",
                frame,
                Map.of(
                        "person", person,
                        "timeline", timeline(visit, frame, person.id()),
                        "sources", sources.all()));
    }

    private void moreMoments(Visit visit) {
        ProfileView person = known(visit, views);
        Frame frame = visit.frame();
        visit.show(
                "people/moments.jte",
                frame,
                Map.of("timeline", timeline(visit, frame, person.id())));
    }

    private TimelineView timeline(Visit visit, Frame frame, ProfileId id) {
        Form query = visit.query();
        String kind = query.text("kind").orElse("");
        String source = query.text("source").orElse("");
        boolean derived = query.has("derived");
        Optional<Cursor> after = query.text("after").flatMap(PersonPage::cursor);
        TimelinePage page =
                views.timeline(
                                id,
                                new TimelinePage.Query(
                                        filter(kind, source), derived, after, MOMENTS))
                        .orElseThrow(PersonPage::nobody);
        String filters =
                "kind="
                        + URLEncoder.encode(kind, StandardCharsets.UTF_8)
                        + "&source="
                        + URLEncoder.encode(source, StandardCharsets.UTF_8)
                        + (derived ? "&derived=on" : "");
        Optional<String> next =
                page.next()
                        .map(cursor ->
                                filters
                                        + "&after=%s_%d_%d"
                                                .formatted(
                                                        cursor.at(),
                                                        cursor.position().value(),
                                                        cursor.ordinal()));
        return new TimelineView(
                "/people/" + id,
                kind,
                source,
                derived,
                new Moments(frame).said(page.entries(), after.map(Cursor::at)),
                next);
    }

    /// `track:Order Completed` asks for one name, `page:` for all of a type.
    private Timelines.Filter filter(String kind, String source) {
        String[] parts = kind.split(":", 2);
        List<Event.Type> types =
                java.util.Arrays.stream(Event.Type.values())
                        .filter(type -> type.name().equalsIgnoreCase(parts[0]))
                        .toList();
        List<String> names =
                parts.length == 2 && !parts[1].isEmpty() ? List.of(parts[1]) : List.of();
        List<SourceKey> keys =
                sources.all().stream()
                        .map(each -> each.key())
                        .filter(key -> key.value().equals(source))
                        .toList();
        return new Timelines.Filter(types, names, keys, Optional.empty(), Optional.empty());
    }

    private static Optional<Cursor> cursor(String text) {
        String[] parts = text.split("_", 3);
        try {
            return Optional.of(
                    new Cursor(
                            Instant.parse(parts[0]),
                            new Position(Long.parseLong(parts[1])),
                            Integer.parseInt(parts[2])));
        } catch (java.time.DateTimeException
                | IllegalArgumentException
                | ArrayIndexOutOfBoundsException malformed) {
            return Optional.empty();
        }
    }

    private void orders(Visit visit) {
        ProfileView person = known(visit, views);
        if (!moved(visit, person, "/orders")) {
            visit.show("people/orders.jte", Map.of("person", person));
        }
    }

    private void raw(Visit visit) {
        ProfileView person = known(visit, views);
        if (!moved(visit, person, "/raw")) {
            Value state = views.rawState(person.id()).orElseThrow(PersonPage::nobody);
            visit.show("people/raw.jte", Map.of("person", person, "state", PrettyJson.of(state)));
        }
    }

    private void correct(Visit visit) {
        ProfileView person = known(visit, views);
        String name = visit.form().required("trait");
        if (name.length() > TRAIT_LENGTH_MAX) {
            throw new RefusedException("refused.trait-name", TRAIT_LENGTH_MAX);
        }
        Optional<Value> former = Optional.ofNullable(person.traits().get(name)).map(Trait::value);
        Value value =
                visit.form().has("remove")
                        ? Value.NOTHING
                        : value(former, visit.form().required("value"));
        decide(visit, person, new CorrectTrait(strongest(person), name, value), "done.trait");
    }

    private void release(Visit visit) {
        ProfileView person = known(visit, views);
        String name = visit.form().required("trait");
        decide(visit, person, new ReleaseTrait(strongest(person), name), "done.trait-released");
    }

    private void decide(Visit visit, ProfileView person, Act act, String done) {
        decisions.decide(act, visit.user().email());
        visit.done("/people/" + person.id(), done);
    }

    /// What was typed, of the kind the trait had before.
    private static Value value(Optional<Value> former, String typed) {
        return former.map(value ->
                        switch (value) {
                            case Value.Num _ -> number(typed);
                            case Value.Flag _ -> flag(typed);
                            case Value.Text _, Value.Nothing _ -> Value.of(typed);
                            case Value.Items _, Value.Fields _ ->
                                    Json.parse(
                                                    ("{\"value\":" + typed + "}")
                                                            .getBytes(StandardCharsets.UTF_8))
                                            .get("value")
                                            .orElse(Value.NOTHING);
                        })
                .orElse(Value.of(typed));
    }

    private static Value number(String typed) {
        try {
            return Value.of(new BigDecimal(typed.replace(',', '.')));
        } catch (NumberFormatException words) {
            return Value.of(typed);
        }
    }

    private static Value flag(String typed) {
        return typed.equals("true") || typed.equals("false")
                ? Value.of(typed.equals("true"))
                : Value.of(typed);
    }

    static Identifier strongest(ProfileView person) {
        return person.identifiers().stream()
                .map(ProfileView.Known::identifier)
                .findFirst()
                .orElseThrow(PersonPage::nobody);
    }

    /// The person of the address.
    static ProfileView known(Visit visit, ProfileViews views) {
        try {
            return views.view(new ProfileId(UUID.fromString(visit.path("id"))))
                    .orElseThrow(PersonPage::nobody);
        } catch (IllegalArgumentException notAnId) {
            throw nobody();
        }
    }

    /// A former id leads to the present one.
    static boolean moved(Visit visit, ProfileView person, String page) {
        if (visit.path("id").equals(person.id().toString())) {
            return false;
        }
        visit.go("/people/" + person.id() + page);
        return true;
    }

    private static RuntimeException nobody() {
        return Problem.of(Fault.NOT_FOUND, "Nobody has this id.").exception();
    }
}
