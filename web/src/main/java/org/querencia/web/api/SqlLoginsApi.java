package org.querencia.web.api;

import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.runtime.analyst.AnalystServices;
import org.querencia.runtime.analyst.DayFiles;
import org.querencia.runtime.analyst.SqlLogin;
import org.querencia.runtime.analyst.SqlLogins;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Json;
import org.querencia.web.http.Problem;

/// What other programs read the views by: `/api/sql/logins` for the read-only connection, and
/// `/api/export/parquet` for days as files.
final class SqlLoginsApi {

    private static final LocalDate EVER = LocalDate.of(1900, 1, 1);
    private static final LocalDate NEVER = LocalDate.of(2200, 1, 1);

    private final AnalystServices analysts;

    SqlLoginsApi(ApiServices services) {
        this.analysts = services.analysts();
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/sql/logins", this::logins),
                Route.post("/api/sql/logins", this::make),
                Route.delete("/api/sql/logins/{name}", this::delete),
                Route.get("/api/export/parquet", this::days),
                Route.get("/api/export/parquet/{table}/{day}", this::day));
    }

    private Reply logins(Call call) {
        call.only().caller().requireAdministrator();
        return Reply.ok(
                Json.object()
                        .put(
                                "logins",
                                Json.items(analysts.desk().logins().all(), SqlLoginsApi::rendered))
                        .build());
    }

    /// A second time with the same name it has a new password.
    private Reply make(Call call) {
        call.only().caller().requireAdministrator();
        String name = Call.required(call.body(), "name", "the name of the tool, such as metabase");
        try {
            return analysts.desk()
                    .makeLogin(call.caller().name(), name)
                    .map(made ->
                            Reply.shownOnce(rendered(made.login()), "password", made.password()))
                    .orElseThrow(() ->
                            Problem.of(
                                            Fault.CONFLICT,
                                            "There are %d logins already; delete one first."
                                                    .formatted(SqlLogins.LOGINS_MAX))
                                    .exception());
        } catch (IllegalArgumentException wrong) {
            throw Call.badField("name", String.valueOf(wrong.getMessage()));
        }
    }

    private Reply delete(Call call) {
        call.only().caller().requireAdministrator();
        String name = call.path("name");
        if (!analysts.desk().logins().delete(name)) {
            throw Call.notFound("No login has the name '%s'.".formatted(name));
        }
        return Reply.ok(Json.object().put("name", name).put("deleted", true).build());
    }

    private static Fields rendered(SqlLogin login) {
        return Json.object()
                .put("name", login.name())
                .put("author", login.author())
                .put("made", login.made())
                .build();
    }

    private Reply days(Call call) {
        call.only("from", "until").caller().requireAdministrator();
        LocalDate from = call.date("from").orElse(EVER);
        LocalDate until = call.date("until").orElse(NEVER);
        return Reply.ok(
                Json.object()
                        .put(
                                "files",
                                Json.items(analysts.files().all(from, until), SqlLoginsApi::file))
                        .build());
    }

    private static Value file(DayFiles.DayFile file) {
        return Json.object()
                .put("table", file.table())
                .put("day", file.day().toString())
                .put("rows", file.rows())
                .put("content", file.content())
                .build();
    }

    private Reply day(Call call) {
        call.only().caller().requireAdministrator();
        String table = call.path("table");
        if (!DayFiles.TABLES.contains(table)) {
            throw Call.notFound(
                    "There is no table '%s'; there are %s."
                            .formatted(table, String.join(", ", DayFiles.TABLES)));
        }
        LocalDate day = day(call.path("day"));
        return new Reply.Stream(
                "application/vnd.apache.parquet",
                "%s-%s.parquet".formatted(table, day),
                out -> write(table, day, out));
    }

    private void write(String table, LocalDate day, java.io.OutputStream out) throws IOException {
        analysts.files().write(table, day, out);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException malformed) {
            throw Call.bad("day", "'%s': expected a day such as 2026-11-01".formatted(text));
        }
    }
}
