package org.querencia.web.api;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.querencia.core.event.ImportId;
import org.querencia.core.event.SourceKey;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.runtime.codec.ValueCodec;
import org.querencia.runtime.imports.ImportJob;
import org.querencia.runtime.imports.ImportOrder;
import org.querencia.runtime.imports.Importing;
import org.querencia.runtime.imports.UploadId;
import org.querencia.web.http.Fault;

/// `/api/imports`: looking at what a mapping makes of files, importing them, and taking that back.
final class ImportsApi {

    private static final String LIST = "imports";
    private static final Set<String> FIELDS = Set.of("source", "mapping", "uploads", "dryRun");

    private final Importing imports;

    ImportsApi(ApiServices services) {
        this.imports = services.imports();
    }

    List<Route> routes() {
        return List.of(
                Route.post("/api/imports/preview", this::preview),
                Route.post("/api/imports", this::start),
                Route.get("/api/imports", this::list),
                Route.get("/api/imports/{import}", this::one),
                Route.get("/api/imports/{import}/rejects", this::rejects),
                Route.post("/api/imports/{import}/cancel", this::cancel),
                Route.post("/api/imports/{import}/resume", this::resume),
                Route.post("/api/imports/{import}/undo", this::undo),
                Route.post("/api/imports/{import}/redo", this::redo));
    }

    private Reply preview(Call call) {
        call.only().caller().requireAdministrator();
        Fields body = known(call.body(), Set.of("mapping", "uploads"));
        String mapping =
                mapping(body)
                        .orElseThrow(() ->
                                Call.badField("mapping", "missing; expected a mapping as YAML"));
        return Reply.ok(ImportRender.preview(imports.preview(uploads(body), mapping)));
    }

    private Reply start(Call call) {
        call.only().caller().requireAdministrator();
        Fields body = known(call.body(), FIELDS);
        SourceKey source =
                Call.sourceKey(
                        Fault.INVALID_FIELD,
                        "source",
                        Call.required(body, "source", "as which source the rows come in"));
        ImportJob job =
                imports.start(
                        new ImportOrder(
                                source,
                                mapping(body),
                                uploads(body),
                                SourceBody.flag(body, "dryRun").orElse(false),
                                call.caller().name()));
        return Reply.created(ImportRender.job(job));
    }

    private Reply list(Call call) {
        call.only("limit", "cursor").caller().requireAdministrator();
        int limit = call.limit();
        Optional<ImportId> before = call.cursor(LIST, text -> new ImportId(Long.parseLong(text)));
        return Page.of(
                LIST,
                imports.imports(before, limit + 1),
                limit,
                job -> job.id().toString(),
                ImportRender::job);
    }

    private Reply one(Call call) {
        call.only().caller().requireAdministrator();
        return Reply.ok(ImportRender.job(job(call)));
    }

    private Reply rejects(Call call) {
        call.only().caller().requireAdministrator();
        ImportId id = job(call).id();
        return new Reply.Stream(
                "text/csv; charset=utf-8",
                "import-%s-rejects.csv".formatted(id),
                out -> imports.writeRejects(id, out));
    }

    private Reply cancel(Call call) {
        call.only().caller().requireAdministrator();
        return Reply.ok(ImportRender.job(imports.cancel(job(call).id())));
    }

    private Reply resume(Call call) {
        call.only().caller().requireAdministrator();
        return Reply.ok(ImportRender.job(imports.resume(job(call).id())));
    }

    private Reply undo(Call call) {
        call.only().caller().requireAdministrator();
        return Reply.ok(ImportRender.job(imports.undo(job(call).id(), call.caller().name())));
    }

    private Reply redo(Call call) {
        call.only().caller().requireAdministrator();
        Fields body = known(call.body(), Set.of("mapping"));
        return Reply.created(
                ImportRender.job(
                        imports.redo(job(call).id(), mapping(body), call.caller().name())));
    }

    private ImportJob job(Call call) {
        String text = call.path("import");
        Optional<ImportJob> job =
                text.matches("[1-9][0-9]{0,17}")
                        ? imports.find(new ImportId(Long.parseLong(text)))
                        : Optional.empty();
        return job.orElseThrow(() ->
                Call.notFound(
                        "No import has the number '%s'; GET /api/imports lists them."
                                .formatted(text)));
    }

    private static List<UploadId> uploads(Fields body) {
        List<UploadId> ids = new ArrayList<>();
        for (Value item : body.items("uploads")) {
            if (!(item instanceof Value.Text(String text))) {
                throw Call.badField("uploads", "expected a list of ids of uploads");
            }
            ids.add(UploadsApi.id(text));
        }
        if (ids.isEmpty()) {
            throw Call.badField("uploads", "missing; expected a list of ids of uploads");
        }
        return ids;
    }

    /// YAML as text; JSON is YAML too.
    private static Optional<String> mapping(Fields body) {
        return body.get("mapping")
                .filter(value -> !value.equals(Value.NOTHING))
                .map(value ->
                        switch (value) {
                            case Value.Text(String yaml) -> yaml;
                            case Fields json ->
                                    new String(ValueCodec.write(json), StandardCharsets.UTF_8);
                            case Value.Num _, Value.Flag _, Value.Nothing _, Value.Items _ ->
                                    throw Call.badField(
                                            "mapping", "expected a mapping as YAML text");
                        });
    }

    private static Fields known(Fields body, Set<String> known) {
        for (String field : body.values().keySet()) {
            if (!known.contains(field)) {
                throw Call.badField(
                        field,
                        "not a field of this; they are "
                                + String.join(", ", known.stream().sorted().toList()));
            }
        }
        return body;
    }
}
