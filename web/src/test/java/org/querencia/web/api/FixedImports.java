package org.querencia.web.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.querencia.core.event.ImportId;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.kit.Events;
import org.querencia.runtime.imports.Detection;
import org.querencia.runtime.imports.Detection.DetectedColumn;
import org.querencia.runtime.imports.Detection.DetectedFile;
import org.querencia.runtime.imports.Detection.Looks;
import org.querencia.runtime.imports.Detection.SuggestedField;
import org.querencia.runtime.imports.Detection.Suggestion;
import org.querencia.runtime.imports.FileFormat;
import org.querencia.runtime.imports.FileFormat.Compression;
import org.querencia.runtime.imports.ImportFigures;
import org.querencia.runtime.imports.ImportJob;
import org.querencia.runtime.imports.ImportJob.Notice;
import org.querencia.runtime.imports.ImportKind;
import org.querencia.runtime.imports.ImportOrder;
import org.querencia.runtime.imports.ImportProgress;
import org.querencia.runtime.imports.ImportRefusedException;
import org.querencia.runtime.imports.ImportRefusedException.Cause;
import org.querencia.runtime.imports.ImportSchedule;
import org.querencia.runtime.imports.ImportState;
import org.querencia.runtime.imports.Importing;
import org.querencia.runtime.imports.MappingSketch;
import org.querencia.runtime.imports.Mappings;
import org.querencia.runtime.imports.Preview;
import org.querencia.runtime.imports.Preview.PreviewFact;
import org.querencia.runtime.imports.Preview.PreviewRow;
import org.querencia.runtime.imports.Preview.Problem;
import org.querencia.runtime.imports.Reject;
import org.querencia.runtime.imports.Upload;
import org.querencia.runtime.imports.UploadId;
import org.querencia.runtime.text.Wording;

/// Imports that are done as soon as they are asked for, and find the same in every file.
public final class FixedImports implements Importing {

    static final UploadId UPLOAD = new UploadId("01890a5d-ac96-774b-bcce-b302099a8057");

    private final TreeMap<ImportId, ImportJob> jobs = new TreeMap<>();
    private final TreeMap<String, ImportSchedule> schedules = new TreeMap<>();

    /// Newest first.
    private final List<Upload> uploads = new ArrayList<>();

    /// What was uploaded last.
    String content = "";

    @Override
    public Upload upload(String name, InputStream in) throws IOException {
        content = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        Upload made = new Upload(nextId(), name, content.length(), Events.NOON);
        uploads.addFirst(made);
        return made;
    }

    @Override
    public List<Upload> uploads() {
        return List.copyOf(uploads);
    }

    @Override
    public Optional<Upload> upload(UploadId id) {
        return uploads.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /// The first is [#UPLOAD].
    private UploadId nextId() {
        return uploads.isEmpty()
                ? UPLOAD
                : new UploadId(UPLOAD.value().substring(0, 24) + "%012x".formatted(uploads.size()));
    }

    @Override
    public void delete(UploadId id) {
        uploads.removeIf(one -> one.id().equals(id));
    }

    @Override
    public Detection detect(UploadId id) {
        Upload file =
                upload(id)
                        .orElseThrow(() ->
                                new ImportRefusedException(
                                        Cause.UNKNOWN, new Said("there is no such upload")));
        if (content.isBlank()) {
            throw new ImportRefusedException(Cause.UNREADABLE, new Said("'x.csv' is empty"));
        }
        FileFormat format =
                new FileFormat(
                        FileFormat.Type.DELIMITED,
                        Compression.GZIP,
                        Optional.of("UTF-8"),
                        false,
                        Optional.of(';'),
                        Optional.of('"'),
                        1,
                        Optional.empty(),
                        ',',
                        Optional.of('.'));
        DetectedColumn date =
                new DetectedColumn(
                        "Fecha",
                        Looks.DATE,
                        Optional.of("dd/MM/yyyy"),
                        Optional.of(
                                new Said("day and month could be exchanged: taken as dd/MM/yyyy")),
                        0.75,
                        List.of("01/02/2026"));
        return new Detection(
                file,
                List.of(
                        new DetectedFile(
                                "ventas.csv",
                                format,
                                List.of(date),
                                List.of(List.of("01/02/2026")),
                                List.of(new Said("line 9: the row has 2 fields")))),
                new Suggestion(
                        "orders",
                        0.9,
                        "kind: orders\n",
                        List.of(new SuggestedField("fields.date", "Fecha", 1))));
    }

    @Override
    public Preview preview(List<UploadId> uploads, String mapping) {
        if (!mapping.contains("kind: ")) {
            return new Preview(
                    List.of(new Problem(1, 1, "", new Said("'kind' is missing"))),
                    List.of(),
                    List.of());
        }
        return new Preview(
                List.of(),
                List.of("Fecha"),
                List.of(
                        new PreviewRow(
                                "ventas.csv",
                                2,
                                List.of("01/02/2026"),
                                List.of(
                                        new PreviewFact(
                                                "track",
                                                "Order Completed",
                                                List.of("email:ana@x.co"),
                                                "2026-02-01T17:00:00Z",
                                                Fields.of("order_id", Value.of("F1")))),
                                Optional.empty()),
                        new PreviewRow(
                                "ventas.csv",
                                3,
                                List.of("31/02/2026"),
                                List.of(),
                                Optional.of(
                                        new Reject(
                                                "ventas.csv",
                                                3,
                                                "Fecha",
                                                "31/02/2026",
                                                "there is no such day")))));
    }

    /// There is one kind, and nothing is chosen of it.
    @Override
    public Mappings mappings() {
        return new Mappings() {
            @Override
            public List<ImportKind> kinds() {
                return List.of(
                        new ImportKind(
                                "orders",
                                true,
                                List.of(new ImportKind.Field("fields.date", true))));
            }

            @Override
            public Detection detect(UploadId id, String mapping) {
                return FixedImports.this.detect(id);
            }

            @Override
            public MappingSketch sketch(String mapping) {
                return MappingSketch.EMPTY;
            }

            @Override
            public String write(String mapping, MappingSketch choices) {
                return mapping;
            }
        };
    }

    @Override
    public ImportJob start(ImportOrder order) {
        ImportJob job =
                new ImportJob(
                        new ImportId(jobs.size() + 1L),
                        order.source(),
                        "orders",
                        order.uploads(),
                        List.of("ventas.csv"),
                        order.mapping().orElse("kind: orders\n"),
                        order.dryRun(),
                        order.by(),
                        Optional.empty(),
                        ImportState.DONE,
                        "",
                        Events.NOON,
                        Optional.of(Events.NOON),
                        Optional.of(Events.NOON.plusSeconds(2)),
                        new ImportFigures(10, 5, 1, 1, 1, 2, 9, 4, 3),
                        ImportProgress.WHOLE,
                        List.of(new Notice("Correo", "this is no valid email", 1, 4)));
        jobs.put(job.id(), job);
        return job;
    }

    @Override
    public List<ImportJob> imports(Optional<ImportId> before, int limit) {
        List<ImportJob> all = new ArrayList<>(jobs.descendingMap().values());
        return all.stream()
                .filter(job -> before.isEmpty() || job.id().compareTo(before.get()) < 0)
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<ImportJob> find(ImportId id) {
        return Optional.ofNullable(jobs.get(id));
    }

    @Override
    public List<Reject> rejects(ImportId id, int limit) {
        return List.of();
    }

    @Override
    public void writeRejects(ImportId id, OutputStream out) throws IOException {
        out.write(
                "line,column,value,reason,file,Fecha\r\n3,Fecha,31/02/2026,there is no such day,ventas.csv,31/02/2026\r\n"
                        .getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public ImportJob cancel(ImportId id) {
        throw new ImportRefusedException(
                Cause.STATE, new Said("import %s cannot do that: it is not at work".formatted(id)));
    }

    @Override
    public ImportJob resume(ImportId id) {
        return cancel(id);
    }

    @Override
    public ImportJob undo(ImportId id, String by) {
        return find(id).orElseThrow();
    }

    @Override
    public ImportJob redo(ImportId id, Optional<String> mapping, String by) {
        ImportJob former = find(id).orElseThrow();
        return start(new ImportOrder(former.source(), mapping, former.uploads(), false, by));
    }

    @Override
    public List<ImportSchedule> schedules() {
        return List.copyOf(schedules.values());
    }

    @Override
    public ImportSchedule save(ImportSchedule schedule) {
        ImportSchedule planned =
                new ImportSchedule(
                        schedule.name(),
                        schedule.source(),
                        schedule.path(),
                        schedule.mapping(),
                        schedule.every(),
                        schedule.enabled(),
                        Optional.of(new ImportId(7)),
                        Optional.of(Events.NOON));
        schedules.put(schedule.name(), planned);
        return planned;
    }

    @Override
    public void deleteSchedule(String name) {
        if (schedules.remove(name) == null) {
            throw new ImportRefusedException(
                    Cause.UNKNOWN, new Said("there is no schedule '%s'".formatted(name)));
        }
    }

    /// The same in every language.
    private record Said(String words) implements Wording {
        @Override
        public String code() {
            return "said";
        }

        @Override
        public List<Object> parts() {
            return List.of(words);
        }

        @Override
        public String in(Locale language) {
            return words;
        }
    }
}
