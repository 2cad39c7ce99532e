package org.querencia.web.api;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.runtime.imports.Detection;
import org.querencia.runtime.imports.Detection.DetectedColumn;
import org.querencia.runtime.imports.Detection.DetectedFile;
import org.querencia.runtime.imports.Detection.SuggestedField;
import org.querencia.runtime.imports.Detection.Suggestion;
import org.querencia.runtime.imports.FileFormat;
import org.querencia.runtime.imports.ImportFigures;
import org.querencia.runtime.imports.ImportJob;
import org.querencia.runtime.imports.ImportJob.Notice;
import org.querencia.runtime.imports.ImportProgress;
import org.querencia.runtime.imports.Preview;
import org.querencia.runtime.imports.Preview.PreviewFact;
import org.querencia.runtime.imports.Preview.PreviewRow;
import org.querencia.runtime.imports.Preview.Problem;
import org.querencia.runtime.imports.Reject;
import org.querencia.runtime.imports.UploadId;
import org.querencia.runtime.text.Wording;
import org.querencia.web.http.Json;

/// Imports as the API tells them.
final class ImportRender {

    private ImportRender() {}

    static Fields job(ImportJob job) {
        return Json.object()
                .put("id", job.id().value())
                .put("source", job.source().value())
                .put("kind", job.kind())
                .put("state", Render.word(job.state()))
                .put("failure", Render.text(job.failure()))
                .put("dryRun", job.dryRun())
                .put("by", job.by())
                .put("uploads", Json.texts(job.uploads().stream().map(UploadId::value).toList()))
                .put("files", Json.texts(job.files()))
                .put("mapping", job.mapping())
                .putValue("redoOf", job.redoOf().map(id -> Value.of(id.value())))
                .put("createdAt", job.createdAt())
                .putInstant("startedAt", job.startedAt())
                .putInstant("endedAt", job.endedAt())
                .put("figures", figures(job.figures()))
                .put("progress", progress(job.progress()))
                .put("notices", Json.items(job.notices(), ImportRender::notice))
                .build();
    }

    static Fields detection(Detection detection) {
        return Json.object()
                .put("upload", UploadsApi.render(detection.upload()))
                .put("files", Json.items(detection.files(), ImportRender::file))
                .put("suggestion", suggestion(detection.suggestion()))
                .build();
    }

    static Fields preview(Preview preview) {
        return Json.object()
                .put("usable", preview.usable())
                .put("problems", Json.items(preview.problems(), ImportRender::problem))
                .put("columns", Json.texts(preview.columns()))
                .put("rows", Json.items(preview.rows(), ImportRender::row))
                .build();
    }

    private static Fields figures(ImportFigures figures) {
        return Json.object()
                .put("rows", figures.rows())
                .put("accepted", figures.accepted())
                .put("unchanged", figures.unchanged())
                .put("updated", figures.updated())
                .put("skipped", figures.skipped())
                .put("rejected", figures.rejected())
                .put("facts", figures.facts())
                .put("people", figures.people())
                .put("orders", figures.orders())
                .build();
    }

    private static Fields progress(ImportProgress progress) {
        return Json.object()
                .put("share", number(progress.share(), 4))
                .put("rowsPerSecond", progress.rowsPerSecond())
                .putValue("secondsLeft", progress.secondsLeft().map(Value::of))
                .build();
    }

    private static Fields notice(Notice notice) {
        return Json.object()
                .put("column", notice.column())
                .put("words", notice.words())
                .put("rows", notice.rows())
                .put("line", notice.line())
                .build();
    }

    private static Fields file(DetectedFile file) {
        FileFormat format = file.format();
        return Json.object()
                .put("name", file.name())
                .put("type", Render.word(format.type()))
                .put("compression", Render.word(format.compression()))
                .put("encoding", format.encoding())
                .put("byteOrderMark", format.byteOrderMark())
                .put("delimiter", format.delimiter().map(String::valueOf))
                .put("quote", format.quote().map(String::valueOf))
                .put("headerLine", format.headerLine())
                .put("sheet", format.sheet())
                .put("decimal", String.valueOf(format.decimal()))
                .put("thousands", format.thousands().map(String::valueOf))
                .put("columns", Json.items(file.columns(), ImportRender::column))
                .put("rows", Json.items(file.rows(), Json::texts))
                .put(
                        "problems",
                        Json.texts(file.problems().stream().map(ImportRender::said).toList()))
                .build();
    }

    private static Fields column(DetectedColumn column) {
        return Json.object()
                .put("name", column.name())
                .put("looks", Render.word(column.looks()))
                .put("dates", column.dates())
                .put("doubt", column.doubt().map(ImportRender::said))
                .put("filled", number(column.filled(), 3))
                .put("examples", Json.texts(column.examples()))
                .build();
    }

    private static Fields suggestion(Suggestion suggestion) {
        return Json.object()
                .put("kind", suggestion.kind())
                .put("confidence", number(suggestion.confidence(), 2))
                .put("mapping", suggestion.mapping())
                .put("fields", Json.items(suggestion.fields(), ImportRender::field))
                .build();
    }

    private static Fields field(SuggestedField field) {
        return Json.object()
                .put("field", field.field())
                .put("column", field.column())
                .put("confidence", number(field.confidence(), 2))
                .build();
    }

    private static Fields problem(Problem problem) {
        return Json.object()
                .put("line", problem.line())
                .put("column", problem.column())
                .put("path", problem.path())
                .put("words", said(problem.words()))
                .build();
    }

    private static Fields row(PreviewRow row) {
        return Json.object()
                .put("file", row.file())
                .put("line", row.line())
                .put("values", Json.texts(row.values()))
                .put("facts", Json.items(row.facts(), ImportRender::fact))
                .putValue("reject", row.reject().map(ImportRender::reject))
                .build();
    }

    private static Fields fact(PreviewFact fact) {
        return Json.object()
                .put("type", fact.type())
                .put("name", Optional.of(fact.name()).filter(name -> !name.isEmpty()))
                .put("who", Json.texts(fact.who()))
                .put("timestamp", fact.timestamp())
                .put("content", fact.content())
                .build();
    }

    private static Fields reject(Reject reject) {
        return Json.object()
                .put("column", reject.column())
                .put("value", reject.value())
                .put("reason", reject.reason())
                .build();
    }

    /// Words are in English here, as in all answers.
    private static String said(Wording words) {
        return words.in(Locale.ENGLISH);
    }

    private static Value number(double number, int digits) {
        return Value.of(
                BigDecimal.valueOf(number)
                        .setScale(digits, RoundingMode.HALF_UP)
                        .stripTrailingZeros());
    }
}
