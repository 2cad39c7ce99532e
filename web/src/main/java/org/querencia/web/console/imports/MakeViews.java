package org.querencia.web.console.imports;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.querencia.core.identity.IdentifierType;
import org.querencia.core.identity.IdentityRules;
import org.querencia.runtime.imports.Detection;
import org.querencia.runtime.imports.Detection.DetectedColumn;
import org.querencia.runtime.imports.Detection.DetectedFile;
import org.querencia.runtime.imports.ImportKind;
import org.querencia.runtime.imports.ImportKind.Field;
import org.querencia.runtime.imports.Importing;
import org.querencia.runtime.imports.MappingSketch;
import org.querencia.runtime.imports.MappingSketch.Place;
import org.querencia.runtime.imports.Preview;
import org.querencia.runtime.imports.Preview.PreviewRow;
import org.querencia.runtime.imports.Preview.Problem;
import org.querencia.runtime.imports.Reject;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.console.imports.MakeView.Choice;
import org.querencia.web.console.imports.MakeView.Column;
import org.querencia.web.console.imports.MakeView.Option;
import org.querencia.web.console.imports.MakeView.Told;
import org.querencia.web.console.imports.Making.Asked;

/// Looks at files through a mapping, for the guided page.
final class MakeViews {
    private static final int ROWS_SHOWN = 12;
    private static final double SURE = 0.6;

    private static final List<String> DATE_STYLES =
            List.of("dd/MM/yyyy", "MM/dd/yyyy", "yyyy-MM-dd", "dd-MM-yyyy", "dd.MM.yyyy");

    private final Importing imports;
    private final Supplier<IdentityRules> rules;

    MakeViews(Importing imports, Supplier<IdentityRules> rules) {
        this.imports = imports;
        this.rules = rules;
    }

    MakeView view(Asked asked, List<String> sources, Frame frame) {
        String mapping = asked.mapping();
        MappingSketch sketch = imports.mappings().sketch(mapping);
        Detection detection = imports.mappings().detect(asked.uploads().getFirst(), mapping);
        DetectedFile file = detection.files().getFirst();
        Preview preview = imports.preview(asked.uploads(), mapping);
        List<Column> columns = columns(file, sketch, preview, frame);
        Set<String> placed = new LinkedHashSet<>();
        sketch.places().forEach(place -> placed.add(place.path()));
        return new MakeView(
                asked.uploads().stream().flatMap(id -> imports.upload(id).stream()).toList(),
                detection.files().stream().map(DetectedFile::name).toList(),
                asked.source(),
                sources,
                mapping,
                sketch.kind(),
                imports.mappings().kinds().stream().map(ImportKind::name).toList(),
                detection.suggestion().confidence() < SURE,
                sketch.currency(),
                new FileSettings(frame).all(file.format(), sketch.file()),
                choices(sketch, frame),
                columns,
                preview.problems().stream()
                        .filter(problem -> !placed.contains(problem.path()))
                        .map(problem -> ImportWords.of(frame, problem))
                        .toList(),
                preview.rows().stream().limit(ROWS_SHOWN).map(new Becoming(frame)::row).toList(),
                told(preview),
                preview.usable(),
                asked.redoOf());
    }

    private static Told told(Preview preview) {
        long rejected = preview.rows().stream().filter(row -> row.reject().isPresent()).count();
        return new Told(preview.rows().size() - rejected, rejected);
    }

    /// What there is to choose for every column: fields of the kind first.
    private List<Choice> choices(MappingSketch sketch, Frame frame) {
        Optional<ImportKind> kind =
                imports.mappings().kinds().stream()
                        .filter(one -> one.name().equals(sketch.kind()))
                        .findFirst();
        List<Choice> choices = new ArrayList<>();
        List<Field> fields = kind.map(ImportKind::fields).orElse(List.of());
        choices.add(
                new Choice(
                        frame.text("imports.choices.kind"),
                        options(fields, MappingSketch.FIELDS, frame)));
        if (kind.filter(ImportKind::aboutPeople).isPresent()) {
            List<Option> identifiers = new ArrayList<>();
            rules.get().definition().types().stream()
                    .map(IdentifierType::key)
                    .forEach(type ->
                            identifiers.add(
                                    new Option(
                                            MappingSketch.IDENTIFIERS + type,
                                            frame.identifierType(type))));
            choices.add(new Choice(frame.text("imports.choices.person"), identifiers));
            choices.add(
                    new Choice(
                            frame.text("imports.choices.traits"),
                            options(fields, MappingSketch.TRAITS, frame)));
            choices.add(
                    new Choice(
                            frame.text("imports.choices.company"),
                            options(fields, MappingSketch.COMPANY, frame)));
        }
        List<Choice> withOptions =
                choices.stream().filter(choice -> !choice.options().isEmpty()).toList();
        return withRest(withOptions, sketch, frame);
    }

    /// Fields that the mapping names and no list has.
    private static List<Choice> withRest(List<Choice> choices, MappingSketch sketch, Frame frame) {
        Set<String> known = new LinkedHashSet<>();
        choices.forEach(choice -> choice.options().forEach(option -> known.add(option.value())));
        Map<String, Option> rest = new LinkedHashMap<>();
        for (Place place : sketch.places()) {
            if (!known.contains(place.path())) {
                rest.put(place.path(), new Option(place.path(), label(place.path(), frame)));
            }
        }
        return rest.isEmpty()
                ? choices
                : Stream.concat(
                                choices.stream(),
                                Stream.of(
                                        new Choice(
                                                frame.text("imports.choices.own"),
                                                List.copyOf(rest.values()))))
                        .toList();
    }

    private static List<Option> options(List<Field> fields, String prefix, Frame frame) {
        return fields.stream()
                .filter(field -> field.path().startsWith(prefix))
                .map(field ->
                        new Option(
                                field.path(),
                                label(field.path(), frame) + (field.required() ? " *" : "")))
                .toList();
    }

    /// What a field is called.
    private static String label(String path, Frame frame) {
        String name = path.substring(path.lastIndexOf('.') + 1);
        if (path.startsWith(MappingSketch.IDENTIFIERS)) {
            return frame.identifierType(path.substring(MappingSketch.IDENTIFIERS.length()));
        }
        if (path.startsWith(MappingSketch.TRAITS)) {
            return frame.texts()
                    .known(
                            "imports.field.person." + name,
                            frame.texts().known("trait." + name, name));
        }
        return frame.texts()
                .known(
                        "imports.field."
                                + path.replace(MappingSketch.FIELDS, "")
                                        .replace(MappingSketch.COMPANY, "company."),
                        name);
    }

    private List<Column> columns(
            DetectedFile file, MappingSketch sketch, Preview preview, Frame frame) {
        boolean people =
                imports.mappings().kinds().stream()
                        .anyMatch(kind -> kind.name().equals(sketch.kind()) && kind.aboutPeople());
        List<Column> columns = new ArrayList<>();
        for (DetectedColumn column : file.columns().stream().limit(Choices.COLUMNS_MAX).toList()) {
            List<Place> places =
                    sketch.places().stream()
                            .filter(place -> place.column().equals(column.name()))
                            .toList();
            String path = places.isEmpty() ? "" : places.getFirst().path();
            String own = own(column.name(), sketch.kind(), people);
            Optional<String> told =
                    places.stream().flatMap(place -> place.dates().stream()).findFirst();
            String dates = told.or(column::dates).orElse("");
            columns.add(
                    new Column(
                            columns.size(),
                            column.name(),
                            frame.text(
                                    "imports.looks."
                                            + column.looks().name().toLowerCase(Locale.ROOT)),
                            column.examples(),
                            path,
                            own.equals(path) ? "" : own,
                            own.isEmpty() ? "" : own.substring(own.lastIndexOf('.') + 1),
                            places.stream()
                                    .skip(1)
                                    .map(place -> label(place.path(), frame))
                                    .toList(),
                            dates,
                            dateStyles(dates),
                            told.isPresent()
                                    ? ""
                                    : column.doubt()
                                            .map(doubt -> ImportWords.of(frame, doubt))
                                            .orElse(""),
                            fault(column.name(), places, preview, frame)));
        }
        return columns;
    }

    /// The path under which a column keeps its own name.
    private static String own(String column, String kind, boolean people) {
        String name =
                Normalizer.normalize(column, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}+", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "_")
                        .replaceAll("^_+|_+$", "");
        if (name.isEmpty()) {
            return "";
        }
        return people && (kind.equals("customers") || kind.equals("contacts"))
                ? MappingSketch.TRAITS + name
                : MappingSketch.PROPERTIES + name;
    }

    private static List<String> dateStyles(String dates) {
        if (dates.isEmpty()) {
            return List.of();
        }
        int space = dates.indexOf(' ');
        String time = space < 0 ? "" : dates.substring(space);
        Set<String> styles = new LinkedHashSet<>();
        styles.add(dates);
        DATE_STYLES.forEach(style -> styles.add(style + time));
        return List.copyOf(styles);
    }

    private static String fault(String column, List<Place> places, Preview preview, Frame frame) {
        Optional<Problem> problem =
                preview.problems().stream()
                        .filter(one ->
                                places.stream().anyMatch(place -> place.path().equals(one.path())))
                        .findFirst();
        if (problem.isPresent()) {
            return ImportWords.of(frame, problem.get().words());
        }
        List<Reject> rejects =
                preview.rows().stream()
                        .map(PreviewRow::reject)
                        .flatMap(Optional::stream)
                        .filter(reject -> reject.column().equals(column))
                        .toList();
        return rejects.stream()
                .min(Comparator.comparingLong(Reject::line))
                .map(first ->
                        frame.text(
                                "imports.column-fault",
                                rejects.size(),
                                preview.rows().size(),
                                first.value(),
                                first.reason()))
                .orElse("");
    }
}
