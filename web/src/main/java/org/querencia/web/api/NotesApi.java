package org.querencia.web.api;

import java.time.LocalDate;
import java.util.List;
import org.querencia.core.event.Value.Fields;
import org.querencia.runtime.report.Note;
import org.querencia.runtime.report.Notes;
import org.querencia.web.http.Json;

/// `/api/notes`: what happened on a day, for everybody who looks at a line.
final class NotesApi {
    private static final String LIST = "notes";

    private final Notes notes;

    NotesApi(ApiServices services) {
        this.notes = services.reports().notes();
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/notes", this::list),
                Route.post("/api/notes", this::add),
                Route.delete("/api/notes/{id}", this::delete));
    }

    /// The latest day first.
    private Reply list(Call call) {
        call.only("limit", "cursor");
        return Page.cut(call, LIST, notes.all(), Note::id, NotesApi::render);
    }

    private Reply add(Call call) {
        Fields body = call.only().body();
        try {
            return Reply.created(
                    render(
                            notes.add(
                                    DecisionsApi.author(call),
                                    day(body, "day"),
                                    Call.required(body, "text", "a few words"))));
        } catch (IllegalArgumentException wrong) {
            throw YardsticksApi.refused(wrong);
        }
    }

    private Reply delete(Call call) {
        String id = call.only().path("id");
        Note note =
                notes.find(id)
                        .orElseThrow(() -> Call.notFound("There is no note '%s'.".formatted(id)));
        notes.delete(note);
        return gone(id);
    }

    static Reply gone(String id) {
        return Reply.ok(Json.object().put("id", id).put("deleted", true).build());
    }

    static LocalDate day(Fields body, String name) {
        return YardsticksApi.parsed(name, Call.required(body, name, "a day such as 2026-11-01"));
    }

    private static Fields render(Note note) {
        return Json.object()
                .put("id", note.id())
                .put("day", note.day().toString())
                .put("text", note.text())
                .put("author", note.author())
                .put("made", note.made())
                .build();
    }
}
