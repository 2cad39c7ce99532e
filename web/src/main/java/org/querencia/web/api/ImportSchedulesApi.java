package org.querencia.web.api;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.querencia.core.event.Value.Fields;
import org.querencia.runtime.imports.ImportSchedule;
import org.querencia.runtime.imports.ImportSchedule.Every;
import org.querencia.runtime.imports.Importing;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Json;

/// `/api/import-schedules`: files that are read again and again.
final class ImportSchedulesApi {

    private final Importing imports;

    ImportSchedulesApi(ApiServices services) {
        this.imports = services.imports();
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/import-schedules", this::list),
                Route.put("/api/import-schedules/{name}", this::save),
                Route.delete("/api/import-schedules/{name}", this::delete));
    }

    private Reply list(Call call) {
        call.only().caller().requireAdministrator();
        return Page.whole(imports.schedules(), ImportSchedulesApi::render);
    }

    private Reply save(Call call) {
        call.only().caller().requireAdministrator();
        Fields body = call.body();
        return Reply.ok(
                render(
                        imports.save(
                                new ImportSchedule(
                                        call.path("name"),
                                        Call.sourceKey(
                                                Fault.INVALID_FIELD,
                                                "source",
                                                Call.required(
                                                        body,
                                                        "source",
                                                        "as which source the rows come in")),
                                        Call.required(body, "path", "a file or folder"),
                                        Call.required(body, "mapping", "a mapping as YAML"),
                                        every(body),
                                        SourceBody.flag(body, "enabled").orElse(true),
                                        Optional.empty(),
                                        Optional.empty()))));
    }

    private Reply delete(Call call) {
        call.only().caller().requireAdministrator();
        imports.deleteSchedule(call.path("name"));
        return Reply.ok(Json.object().put("name", call.path("name")).build());
    }

    /// `hourly at minute 15` or `daily at 03:30`.
    private static Every every(Fields body) {
        String text = Call.required(body, "every", "`day` or `hour`");
        String at = body.text("at").orElse("0");
        try {
            return switch (text) {
                case "day" -> new Every.Day(LocalTime.parse(at.length() < 5 ? "0" + at : at));
                case "hour" -> new Every.Hour(minute(at));
                default ->
                        throw Call.badField("every", "'%s': expected day or hour".formatted(text));
            };
        } catch (DateTimeException malformed) {
            throw Call.badField("at", "'%s': expected a time such as 03:30".formatted(at));
        }
    }

    private static int minute(String at) {
        if (!at.matches("[0-5]?[0-9]")) {
            throw Call.badField("at", "'%s': expected a minute from 0 to 59".formatted(at));
        }
        return Integer.parseInt(at);
    }

    private static Fields render(ImportSchedule schedule) {
        return Json.object()
                .put("name", schedule.name())
                .put("source", schedule.source().value())
                .put("path", schedule.path())
                .put("mapping", schedule.mapping())
                .put(
                        "every",
                        switch (schedule.every()) {
                            case Every.Hour _ -> "hour";
                            case Every.Day _ -> "day";
                        })
                .put(
                        "at",
                        switch (schedule.every()) {
                            case Every.Hour(int minute) -> Integer.toString(minute);
                            case Every.Day(LocalTime time) -> time.toString();
                        })
                .put("enabled", schedule.enabled())
                .put("lastImport", schedule.last().map(id -> Long.toString(id.value())))
                .putInstant("next", schedule.next())
                .build();
    }
}
