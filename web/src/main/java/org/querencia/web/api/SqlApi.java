package org.querencia.web.api;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.runtime.analyst.Asked;
import org.querencia.runtime.analyst.Question;
import org.querencia.runtime.analyst.SqlDesk;
import org.querencia.runtime.analyst.SqlNotes;
import org.querencia.runtime.analyst.SqlRefusedException;
import org.querencia.runtime.analyst.View;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Json;
import org.querencia.web.http.Problem;
import org.querencia.web.http.SqlRender;

/// `/api/sql`: statements of analysts, what they asked before, and the questions they keep.
final class SqlApi {

    private static final int ROWS_USUAL = 1_000;
    private static final int ID_LENGTH_MAX = 100;

    private final SqlDesk desk;

    SqlApi(ApiServices services) {
        this.desk = services.analysts().desk();
    }

    List<Route> routes() {
        return List.of(
                Route.post("/api/sql", this::ask),
                Route.post("/api/sql/stop", this::stop),
                Route.get("/api/sql/schema", this::schema),
                Route.get("/api/sql/history", this::history),
                Route.get("/api/sql/questions", this::questions),
                Route.post("/api/sql/questions", this::keep),
                Route.get("/api/sql/questions/{id}", this::question),
                Route.delete("/api/sql/questions/{id}", this::delete));
    }

    private Reply ask(Call call) {
        Fields body = call.only().body();
        String sql = sql(body);
        String who = call.caller().name();
        return switch (body.text("format").orElse("json")) {
            case "json" ->
                    Reply.ok(
                            SqlRender.answer(
                                    answered(() -> desk.ask(who, sql, rows(body), id(body)))));
            case "csv" ->
                    new Reply.Stream(
                            "text/csv; charset=utf-8",
                            "answer.csv",
                            out -> {
                                SqlRender.CsvTaker csv = new SqlRender.CsvTaker(out);
                                answered(() -> told(who, sql, csv));
                            });
            case "parquet" ->
                    new Reply.Stream(
                            "application/vnd.apache.parquet",
                            "answer.parquet",
                            out ->
                                    answered(() -> {
                                        desk.parquet(who, sql, out);
                                        return true;
                                    }));
            case String other ->
                    throw Call.badField(
                            "format", "'%s': expected json, csv or parquet".formatted(other));
        };
    }

    private boolean told(String who, String sql, SqlRender.CsvTaker csv) {
        desk.tell(who, sql, csv);
        csv.finish();
        return true;
    }

    private static String sql(Fields body) {
        return Call.required(body, "sql", "a SELECT statement");
    }

    private static int rows(Fields body) {
        return body.number("rows")
                .map(rows -> {
                    if (rows.signum() <= 0 || rows.intValue() > SqlDesk.ROWS_MAX) {
                        throw Call.badField(
                                "rows",
                                "expected a number from 1 to %d".formatted(SqlDesk.ROWS_MAX));
                    }
                    return rows.intValue();
                })
                .orElse(ROWS_USUAL);
    }

    /// By which it may be stopped; empty where nobody will.
    private static String id(Fields body) {
        return body.text("id").filter(id -> id.length() <= ID_LENGTH_MAX).orElse("");
    }

    private Reply stop(Call call) {
        String id = Call.required(call.only().body(), "id", "the id that came with the statement");
        return Reply.ok(
                Json.object()
                        .put("id", id)
                        .put("stopped", desk.stop(call.caller().name(), id))
                        .build());
    }

    private Reply schema(Call call) {
        call.only();
        return Reply.ok(
                Json.object()
                        .put("views", Json.items(desk.analysis().views(), SqlApi::view))
                        .put("functions", Json.texts(desk.analysis().functions()))
                        .build());
    }

    private static Value view(View view) {
        return Json.object()
                .put("name", view.name())
                .put("meaning", words(view.es(), view.en()))
                .put(
                        "columns",
                        Json.items(
                                view.fields(),
                                field ->
                                        Json.object()
                                                .put("name", field.name())
                                                .put("type", field.type())
                                                .put("meaning", words(field.es(), field.en()))
                                                .build()))
                .build();
    }

    private static Value words(String es, String en) {
        return Json.object().put("es", es).put("en", en).build();
    }

    private Reply history(Call call) {
        call.only();
        return Reply.ok(
                Json.object()
                        .put(
                                "history",
                                Json.items(
                                        desk.notes().history(call.caller().name()), SqlApi::asked))
                        .build());
    }

    private static Value asked(Asked asked) {
        return Json.object()
                .put("at", asked.at())
                .put("sql", asked.sql())
                .put("rows", asked.rows())
                .put("millis", asked.millis())
                .put("fault", Optional.of(asked.fault()).filter(fault -> !fault.isEmpty()))
                .build();
    }

    private Reply questions(Call call) {
        call.only("limit", "cursor");
        return Page.cut(
                call, "sql-questions", desk.notes().questions(), Question::id, SqlApi::rendered);
    }

    private Reply question(Call call) {
        return Reply.ok(rendered(known(call.only())));
    }

    private Reply keep(Call call) {
        Fields body = call.only().body();
        String name = Call.required(body, "name", "what the question is called");
        try {
            return Reply.created(
                    rendered(
                            answered(() -> desk.keep(call.caller().name(), "", name, sql(body)))
                                    .orElseThrow(() ->
                                            Problem.of(
                                                            Fault.CONFLICT,
                                                            "There are %d questions already; delete one first."
                                                                    .formatted(
                                                                            SqlNotes.QUESTIONS_MAX))
                                                    .exception())));
        } catch (IllegalArgumentException wrong) {
            throw Call.badField("name", String.valueOf(wrong.getMessage()));
        }
    }

    private Reply delete(Call call) {
        Question question = known(call.only());
        desk.notes().delete(question.id());
        return Reply.ok(Json.object().put("id", question.id()).put("deleted", true).build());
    }

    private Question known(Call call) {
        return desk.notes()
                .find(call.path("id"))
                .orElseThrow(() -> Call.notFound("No question has this id; it may be deleted."));
    }

    private static Fields rendered(Question question) {
        return Json.object()
                .put("id", question.id())
                .put("name", question.name())
                .put("sql", question.sql())
                .put("author", question.author())
                .put("made", question.made())
                .putValue("answer", question.answer().map(SqlRender::answer))
                .build();
    }

    private static <T> T answered(Supplier<T> asking) {
        try {
            return asking.get();
        } catch (SqlRefusedException refused) {
            throw refusal(refused);
        }
    }

    private static RuntimeException refusal(SqlRefusedException refused) {
        String words = refused.words() + ".";
        return switch (refused.why()) {
            case SYNTAX, WRONG, FORBIDDEN, TIME, MEMORY ->
                    Problem.at(Fault.INVALID_SQL, "sql", words).exception();
            case STOPPED -> Problem.of(Fault.CONFLICT, words).exception();
        };
    }
}
