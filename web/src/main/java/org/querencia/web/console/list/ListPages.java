package org.querencia.web.console.list;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.segment.Segment;
import org.querencia.core.segment.Segment.State;
import org.querencia.runtime.identity.Author;
import org.querencia.runtime.imports.ImportRefusedException;
import org.querencia.runtime.segment.ListDesk;
import org.querencia.runtime.segment.ListDesk.Change;
import org.querencia.runtime.segment.ListDesk.Way;
import org.querencia.runtime.segment.ListFiles.Sheet;
import org.querencia.runtime.segment.SegmentDesk.Answer;
import org.querencia.runtime.segment.SegmentServices;
import org.querencia.runtime.state.Folding;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.web.api.MembersCsv;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.frame.Pages;
import org.querencia.web.console.frame.RefusedException;
import org.querencia.web.console.frame.Visit;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Problem;

/// Lists put together by hand: made, and filled from a person's page, from rows of identifiers, or
/// from a segment; and the people of any segment as CSV.
public final class ListPages {
    private static final int KEY_LENGTH_MAX = 50;

    /// Of rows that name nobody, so many are shown.
    private static final int OTHERS_MAX = 500;

    private final Pages pages;
    private final SegmentServices segments;
    private final ProfileViews views;

    public ListPages(Pages pages, SegmentServices segments, ProfileViews views) {
        this.pages = pages;
        this.segments = segments;
        this.views = views;
    }

    public void routing(HttpRules rules) {
        rules.get("/lists/new", pages.signedIn(this::blank))
                .post("/lists/new", pages.posted(this::make, this::blank))
                .post("/lists/person", pages.posted(this::person, this::blank))
                .get("/lists/{key}", pages.signedIn(visit -> show(visit, Optional.empty())))
                .post(
                        "/lists/{key}",
                        pages.posted(this::rows, visit -> show(visit, Optional.empty())))
                .post(
                        "/lists/{key}/copy",
                        pages.posted(this::copy, visit -> show(visit, Optional.empty())))
                .post(
                        "/lists/{key}/undo",
                        pages.posted(this::undo, visit -> show(visit, Optional.empty())))
                .get("/segments/{key}/people.csv", pages.signedIn(this::csv));
    }

    private void blank(Visit visit) {
        visit.show("list/new.jte", Map.of("name", visit.form().text("name").orElse("")));
    }

    private void make(Visit visit) {
        String name = visit.form().required("name");
        switch (segments.desk().makeList(author(visit), free(name), name, State.ACTIVE, "", "")) {
            case Answer.Done(Segment list, boolean _) ->
                    visit.done("/lists/" + list.key(), "done.list");
            case Answer.Refused(String why) ->
                    throw RefusedException.at("name", "refused.segment", why);
            case Answer.Taken(String key) ->
                    throw RefusedException.at("name", "refused.segment-key", key);
        }
    }

    /// From a person's page.
    private void person(Visit visit) {
        Segment list = list(visit.form().required("list"));
        ProfileId person = new ProfileId(uuid(visit.form().required("person")));
        Way way = way(visit);
        segments.lists().put(author(visit), list, way, List.of(person));
        visit.done("/people/" + person, way == Way.JOIN ? "done.list-joined" : "done.list-left");
    }

    private void rows(Visit visit) {
        Segment list = list(visit.path("key"));
        Sheet sheet = sheet(visit.form().required("rows"));
        if (segments.listPeople().naming(sheet).isEmpty()) {
            throw RefusedException.at(
                    "rows",
                    "refused.list-columns",
                    String.join(", ", segments.listPeople().kinds()));
        }
        boolean trial = visit.form().text("trial").isPresent();
        ListDesk.Read read = segments.lists().read(author(visit), list, way(visit), sheet, trial);
        show(visit, Optional.of(ReadView.of(read, trial, OTHERS_MAX, visit.frame().formats())));
    }

    private Sheet sheet(String rows) {
        try {
            return segments.listFiles()
                    .read(
                            "rows",
                            new ByteArrayInputStream(rows.getBytes(UTF_8)),
                            ListDesk.ROWS_MAX);
        } catch (ImportRefusedException refused) {
            throw RefusedException.at("rows", "refused.still", refused.words());
        }
    }

    private void copy(Visit visit) {
        Segment list = list(visit.path("key"));
        Segment from = known(visit.form().required("from"));
        Change change = segments.lists().copy(author(visit), list, way(visit), from);
        show(visit, Optional.of(ReadView.of(change, visit.frame().formats())));
    }

    private void undo(Visit visit) {
        Segment list = list(visit.path("key"));
        segments.lists().undo(author(visit), visit.form().required("change"));
        visit.done("/lists/" + list.key(), "done.list-undone");
    }

    private void show(Visit visit, Optional<ReadView> read) {
        Frame frame = visit.frame();
        Segment list = list(visit.path("key"));
        visit.show(
                "list/list.jte",
                frame,
                Map.of(
                        "key",
                        list.key(),
                        "name",
                        list.name(),
                        "size",
                        frame.formats().number(segments.memberships().size(list.key())),
                        "kinds",
                        String.join(", ", segments.listPeople().kinds()),
                        "rows",
                        visit.form().verbatim("rows"),
                        "others",
                        segments.desk().all().stream()
                                .filter(one -> !one.key().equals(list.key()))
                                .toList(),
                        "read",
                        read));
    }

    private void csv(Visit visit) {
        Segment segment = known(visit.path("key"));
        visit.response()
                .header(HeaderNames.CONTENT_TYPE, MembersCsv.MEDIA_TYPE)
                .header(HeaderNames.CACHE_CONTROL, "no-store")
                .header(
                        HeaderNames.CONTENT_DISPOSITION,
                        "attachment; filename=\"%s.csv\"".formatted(segment.key()));
        try (OutputStream out = visit.response().outputStream()) {
            new MembersCsv(segments.memberships(), views).write(segment.key(), out);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static Way way(Visit visit) {
        return visit.form().text("way").filter("leave"::equals).isPresent() ? Way.LEAVE : Way.JOIN;
    }

    private Segment list(String key) {
        Segment list = known(key);
        if (!list.isList()) {
            throw Problem.of(Fault.NOT_FOUND, "This segment is no list.").exception();
        }
        return list;
    }

    private Segment known(String key) {
        return segments.desk()
                .find(key)
                .orElseThrow(
                        () -> Problem.of(Fault.NOT_FOUND, "No segment has this key.").exception());
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException other) {
            throw Problem.of(Fault.NOT_FOUND, "Nobody has this id.").exception();
        }
    }

    /// A key made of the name that nobody has yet.
    private String free(String name) {
        String plain = Folding.of(name).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        String key = plain.isEmpty() ? "list" : plain;
        String cut = key.substring(0, Math.min(key.length(), KEY_LENGTH_MAX));
        int number = 1;
        String candidate = cut;
        while (segments.desk().find(candidate).isPresent()) {
            number++;
            candidate = cut + "-" + number;
        }
        return candidate;
    }

    private static Author author(Visit visit) {
        return Author.of("console", visit.user().email());
    }
}
