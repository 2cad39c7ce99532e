package org.querencia.web.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.identity.ProfileId;
import org.querencia.core.segment.Segment;
import org.querencia.runtime.imports.ImportRefusedException;
import org.querencia.runtime.segment.ListDesk;
import org.querencia.runtime.segment.ListDesk.Change;
import org.querencia.runtime.segment.ListDesk.Way;
import org.querencia.runtime.segment.ListFiles.Sheet;
import org.querencia.runtime.segment.ListPeople.Answer;
import org.querencia.runtime.segment.SegmentServices;
import org.querencia.runtime.view.ProfileViews;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Json;
import org.querencia.web.http.Problem;

/// Who is put on fixed lists and taken off, and the people of any segment as CSV.
final class ListsApi {
    private static final String PATH = "/api/segments/{key}/people";

    /// Named at once; more come in a file.
    private static final int NAMED_MAX = 1_000;

    private final SegmentServices segments;
    private final ProfileViews views;
    private final Identifiers identifiers;

    ListsApi(ApiServices services) {
        this.segments = services.segments();
        this.views = services.views();
        this.identifiers = new Identifiers(services);
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/segments/{key}/members.csv", this::csv),
                Route.post(PATH, this::put),
                Route.upload(PATH + "/file", this::read),
                Route.post(PATH + "/copy", this::copy),
                Route.post(PATH + "/undo", this::undo));
    }

    private Reply csv(Call call) {
        Segment segment = known(call.only().path("key"));
        MembersCsv csv = new MembersCsv(segments.memberships(), views);
        return new Reply.Stream(
                MembersCsv.MEDIA_TYPE,
                segment.key() + ".csv",
                out -> csv.write(segment.key(), out));
    }

    private Reply put(Call call) {
        Segment list = list(call.only());
        Fields body = call.body();
        List<Value> named = body.items("people");
        if (named.isEmpty() || named.size() > NAMED_MAX) {
            throw Call.badField(
                    "people",
                    "expected 1 to %d ids or identifiers; more come in a file"
                            .formatted(NAMED_MAX));
        }
        List<ProfileId> people = new ArrayList<>();
        for (Value one : named) {
            people.add(identifiers.person(Fields.of("people", one), "people"));
        }
        return Reply.ok(
                change(segments.lists().put(DecisionsApi.author(call), list, way(body), people))
                        .build());
    }

    private Reply copy(Call call) {
        Segment list = list(call.only());
        Fields body = call.body();
        Segment from = known(Call.required(body, "from", "the key of a segment"));
        return Reply.ok(
                change(segments.lists().copy(DecisionsApi.author(call), list, way(body), from))
                        .build());
    }

    private Reply undo(Call call) {
        list(call.only());
        String change = Call.required(call.body(), "change", "the id of a change");
        if (!segments.lists().undo(DecisionsApi.author(call), change)) {
            throw Call.notFound("No change has the id '%s'.".formatted(change));
        }
        return Reply.ok(Json.object().put("change", change).put("undone", true).build());
    }

    /// Rows that do not name exactly one person are told, and change nothing.
    private Reply read(Call call) {
        Segment list = list(call.only("way", "trial", "name"));
        Way way = call.query("way").map(ListsApi::way).orElse(Way.JOIN);
        Sheet sheet = sheet(call);
        if (segments.listPeople().naming(sheet).isEmpty()) {
            throw Problem.of(
                            Fault.UNREADABLE_FILE,
                            "No column of %s names people; the first line has to name at least one of %s."
                                    .formatted(sheet.columns(), segments.listPeople().kinds()))
                    .exception();
        }
        boolean trial = call.flag("trial");
        ListDesk.Read read =
                segments.lists().read(DecisionsApi.author(call), list, way, sheet, trial);
        long found = read.answers().stream().filter(Answer.Found.class::isInstance).count();
        return Reply.ok(
                change(read.change())
                        .put("trial", trial)
                        .put("rows", read.answers().size())
                        .put("found", found)
                        .put("whole", read.whole())
                        .put("columns", new Value.Items(texts(sheet.columns())))
                        .put("others", new Value.Items(others(read.answers())))
                        .build());
    }

    private Sheet sheet(Call call) {
        try {
            return segments.listFiles()
                    .read(
                            call.query("name").orElse("list.csv"),
                            call.request().content().inputStream(),
                            ListDesk.ROWS_MAX);
        } catch (ImportRefusedException refused) {
            throw Problem.of(Fault.UNREADABLE_FILE, refused.getMessage() + ".").exception();
        }
    }

    private static List<Value> others(List<Answer> answers) {
        List<Value> others = new ArrayList<>();
        for (Answer answer : answers) {
            switch (answer) {
                case Answer.Found _ -> {}
                case Answer.Nobody _ -> others.add(other(answer, "nobody", "").build());
                case Answer.Several(var _, var people) ->
                        others.add(
                                other(answer, "several", "")
                                        .put(
                                                "people",
                                                new Value.Items(
                                                        texts(
                                                                people.stream()
                                                                        .map(ProfileId::toString)
                                                                        .sorted()
                                                                        .toList())))
                                        .build());
                case Answer.Unreadable(var _, String why) ->
                        others.add(other(answer, "unreadable", why).build());
            }
        }
        return others;
    }

    private static Json.ObjectBuilder other(Answer answer, String result, String why) {
        return Json.object()
                .put("line", answer.line().number())
                .put("result", result)
                .put("why", Render.text(why))
                .put("cells", new Value.Items(texts(answer.line().cells())));
    }

    private static List<Value> texts(List<String> texts) {
        return texts.stream().<Value>map(Value::of).toList();
    }

    private static Json.ObjectBuilder change(Change change) {
        return Json.object()
                .put("change", change.id())
                .put("people", change.people())
                .put("forgotten", change.forgotten())
                .put("waiting", change.waiting());
    }

    private static Way way(Fields body) {
        return body.text("way").map(ListsApi::way).orElse(Way.JOIN);
    }

    private static Way way(String text) {
        return switch (text) {
            case "join" -> Way.JOIN;
            case "leave" -> Way.LEAVE;
            default -> throw Call.badField("way", "'%s': expected join or leave".formatted(text));
        };
    }

    private Segment list(Call call) {
        Segment segment = known(call.path("key"));
        if (!segment.isList()) {
            throw Problem.of(
                            Fault.CONFLICT,
                            "'%s' is no list: its rule says who is in it.".formatted(segment.key()))
                    .exception();
        }
        return segment;
    }

    private Segment known(String key) {
        return Optional.of(key)
                .flatMap(segments.desk()::find)
                .orElseThrow(() -> Call.notFound("No segment has the key '%s'.".formatted(key)));
    }
}
