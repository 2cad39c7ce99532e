package org.querencia.connect.run;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.querencia.connect.fact.Draft;
import org.querencia.connect.fact.Joining;
import org.querencia.connect.mapping.ChosenMappings;
import org.querencia.connect.mapping.Company;
import org.querencia.connect.mapping.Judge;
import org.querencia.connect.mapping.Kind.Repeats;
import org.querencia.connect.mapping.Kinds;
import org.querencia.connect.mapping.Mapping;
import org.querencia.connect.mapping.MappingColumns;
import org.querencia.connect.mapping.MappingReader;
import org.querencia.connect.mapping.Suggester;
import org.querencia.connect.mapping.Verdict;
import org.querencia.connect.read.DataFile;
import org.querencia.connect.read.Detector;
import org.querencia.connect.read.Reading;
import org.querencia.connect.read.Reading.Item;
import org.querencia.connect.read.Readings;
import org.querencia.connect.read.Row;
import org.querencia.connect.read.UnreadableFileException;
import org.querencia.connect.read.Why;
import org.querencia.core.event.Event;
import org.querencia.core.event.Texts;
import org.querencia.core.identity.Identifier;
import org.querencia.runtime.imports.Detection;
import org.querencia.runtime.imports.Detection.DetectedFile;
import org.querencia.runtime.imports.Detection.Suggestion;
import org.querencia.runtime.imports.ImportKind;
import org.querencia.runtime.imports.MappingSketch;
import org.querencia.runtime.imports.Mappings;
import org.querencia.runtime.imports.Preview;
import org.querencia.runtime.imports.Preview.PreviewFact;
import org.querencia.runtime.imports.Preview.PreviewRow;
import org.querencia.runtime.imports.Preview.Problem;
import org.querencia.runtime.imports.Reject;
import org.querencia.runtime.imports.UploadId;

/// Looks at files before they are imported.
final class Previews implements Mappings {

    /// Beneath it a suggestion is shown, and not followed unasked.
    private static final double SURE = 0.6;

    private static final int SHOWN_LENGTH_MAX = 500;

    private final ImportParts parts;
    private final Uploads uploads;
    private final Detector detector;

    Previews(ImportParts parts, Uploads uploads, Detector detector) {
        this.parts = parts;
        this.uploads = uploads;
        this.detector = detector;
    }

    Detection detect(UploadId id) {
        DataFile file = uploads.file(id);
        try {
            List<DetectedFile> files = detector.detectAll(file);
            return new Detection(
                    uploads.find(id).orElseThrow(), files, Suggester.suggest(files.getFirst()));
        } catch (IOException | UnreadableFileException failed) {
            throw Refusals.unreadable(file, failed);
        }
    }

    @Override
    public List<ImportKind> kinds() {
        return ChosenMappings.kinds();
    }

    @Override
    public Detection detect(UploadId id, String yaml) {
        DataFile file = uploads.file(id);
        MappingSketch said = ChosenMappings.sketch(yaml);
        try {
            List<DetectedFile> files =
                    Prepared.all(List.of(file), MappingReader.hints(yaml), detector).stream()
                            .limit(Detection.FILES_MAX)
                            .map(Prepared::detected)
                            .toList();
            Suggestion found =
                    Kinds.named(said.kind())
                            .map(kind -> Suggester.suggest(files.getFirst(), kind))
                            .orElseGet(() -> Suggester.suggest(files.getFirst()));
            MappingSketch suggested = ChosenMappings.sketch(found.mapping());
            String mapping =
                    ChosenMappings.write(
                            found.mapping(),
                            new MappingSketch(
                                    suggested.kind(),
                                    said.file().isEmpty() ? suggested.file() : said.file(),
                                    said.currency(),
                                    suggested.places()));
            return new Detection(
                    uploads.find(id).orElseThrow(),
                    files,
                    new Suggestion(found.kind(), found.confidence(), mapping, found.fields()));
        } catch (IOException | UnreadableFileException failed) {
            throw Refusals.unreadable(file, failed);
        }
    }

    @Override
    public MappingSketch sketch(String yaml) {
        return ChosenMappings.sketch(yaml);
    }

    @Override
    public String write(String yaml, MappingSketch choices) {
        return ChosenMappings.write(yaml, choices);
    }

    /// The mapping that detection suggests; refused when it is not sure enough.
    String suggested(List<UploadId> ids) {
        Suggestion suggestion = detect(ids.getFirst()).suggestion();
        if (suggestion.confidence() < SURE) {
            throw Refusals.invalid(
                    Why.of(
                            "columns-unclear",
                            suggestion.kind(),
                            100 * suggestion.confidence(),
                            suggestion.mapping()));
        }
        return suggestion.mapping();
    }

    /// The kind of a mapping that can be used with these files; refused otherwise.
    String checked(List<UploadId> ids, String yaml) {
        MappingReader.Read read = MappingReader.read(yaml);
        if (read.mapping().isEmpty()) {
            throw Refusals.unusable(read.problems());
        }
        Mapping mapping = read.mapping().get();
        List<Problem> missing = Prepared.missing(prepared(ids, mapping), mapping, read.places());
        if (!missing.isEmpty()) {
            throw Refusals.misfit(missing);
        }
        return mapping.kind().name();
    }

    Preview preview(List<UploadId> ids, String yaml) {
        MappingReader.Read read = MappingReader.read(yaml);
        if (read.mapping().isEmpty()) {
            return new Preview(read.problems(), List.of(), List.of());
        }
        Mapping mapping = read.mapping().get();
        List<Prepared> files = prepared(ids, mapping);
        List<Problem> missing = Prepared.missing(files, mapping, read.places());
        List<String> columns = files.isEmpty() ? List.of() : files.getFirst().columns();
        if (files.isEmpty() || !missing.isEmpty()) {
            return new Preview(missing, columns, List.of());
        }
        Prepared first = files.getFirst();
        try {
            return new Preview(List.of(), columns, rows(first, mapping));
        } catch (IOException | UnreadableFileException failed) {
            throw Refusals.unreadable(first.file(), failed);
        }
    }

    private List<Prepared> prepared(List<UploadId> ids, Mapping mapping) {
        List<Prepared> files = new ArrayList<>();
        for (UploadId id : ids) {
            DataFile file = uploads.file(id);
            try {
                files.addAll(Prepared.all(List.of(file), mapping, detector));
            } catch (IOException | UnreadableFileException failed) {
                throw Refusals.unreadable(file, failed);
            }
        }
        return files;
    }

    /// A row and what was made of it.
    private record Judged(Row row, Verdict verdict) {}

    private List<PreviewRow> rows(Prepared file, Mapping mapping) throws IOException {
        List<Judged> judged = new ArrayList<>();
        Instant now = parts.clock().instant();
        try (Reading reading =
                Readings.open(
                        file.file(), file.detected().format(), MappingColumns.names(mapping))) {
            Company company =
                    new Company(
                            parts.rules().get(),
                            parts.workspace().zone(),
                            parts.workspace().currency());
            Judge judge = new Judge(mapping, file.facts(reading.columns()), company, now);
            Optional<Item> item = reading.next();
            while (item.isPresent() && judged.size() < Preview.ROWS_MAX) {
                judged.add(
                        switch (item.get()) {
                            case Item.Whole(Row row) -> new Judged(row, judge.judge(row));
                            case Item.Broken broken ->
                                    new Judged(
                                            broken.row(),
                                            new Verdict.Rejected(
                                                    broken.column(), broken.value(), broken.why()));
                        });
                item = reading.next();
            }
        }
        return shown(file.file().name(), mapping, judged, now);
    }

    private List<PreviewRow> shown(String file, Mapping mapping, List<Judged> judged, Instant now) {
        Map<String, List<List<Draft>>> groups = new LinkedHashMap<>();
        boolean joins = mapping.kind().repeats() == Repeats.JOIN;
        for (Judged one : judged) {
            if (joins && one.verdict() instanceof Verdict.Told(String key, var drafts, var _)) {
                groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(drafts);
            }
        }
        Joining joining = Judge.joining(mapping);
        List<PreviewRow> rows = new ArrayList<>();
        for (Judged one : judged) {
            List<Draft> drafts =
                    switch (one.verdict()) {
                        // The order is shown beside its first line.
                        case Verdict.Told(String key, var own, var _) ->
                                joins
                                        ? Optional.ofNullable(groups.remove(key))
                                                .map(joining::join)
                                                .orElse(List.of())
                                        : own;
                        case Verdict.Skipped _, Verdict.Rejected _ -> List.of();
                    };
            rows.add(
                    new PreviewRow(
                            file,
                            one.row().line(),
                            one.row().cells().stream()
                                    .map(cell -> Texts.cut(cell, SHOWN_LENGTH_MAX))
                                    .toList(),
                            drafts.stream().map(draft -> fact(draft, now)).toList(),
                            reject(file, one)));
        }
        return rows;
    }

    private Optional<Reject> reject(String file, Judged judged) {
        Locale language = parts.workspace().language();
        return switch (judged.verdict()) {
            case Verdict.Told _ -> Optional.empty();
            case Verdict.Skipped(String reason) ->
                    Optional.of(
                            new Reject(
                                    file,
                                    judged.row().line(),
                                    "",
                                    "",
                                    (reason.isEmpty()
                                                    ? Why.of("left-out")
                                                    : Why.of("left-out-because", reason))
                                            .in(language)));
            case Verdict.Rejected rejected ->
                    Optional.of(
                            new Reject(
                                    file,
                                    judged.row().line(),
                                    rejected.column(),
                                    rejected.value(),
                                    rejected.why().in(language)));
        };
    }

    private static PreviewFact fact(Draft draft, Instant now) {
        boolean describes = draft.type() == Event.Type.IDENTIFY || draft.type() == Event.Type.GROUP;
        return new PreviewFact(
                draft.type().name().toLowerCase(Locale.ROOT),
                draft.type() == Event.Type.GROUP ? draft.groupId() : draft.name(),
                draft.who().stream().map(Identifier::toString).toList(),
                draft.at().orElse(now).toString(),
                describes ? draft.traits() : draft.properties());
    }
}
