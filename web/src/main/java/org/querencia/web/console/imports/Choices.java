package org.querencia.web.console.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.runtime.imports.Detection;
import org.querencia.runtime.imports.Detection.DetectedColumn;
import org.querencia.runtime.imports.MappingSketch;
import org.querencia.runtime.imports.MappingSketch.Place;
import org.querencia.runtime.imports.Mappings;
import org.querencia.runtime.imports.UploadId;
import org.querencia.web.console.frame.Form;

/// The mapping that the form of the guided page asks for: what was chosen in it, or what was
/// written.
record Choices(Mappings mappings) {

    /// Columns that can be chosen for; further ones are mapped in the text.
    static final int COLUMNS_MAX = 200;

    /// @return the mapping as YAML; what detection suggests while there is none
    String mapping(UploadId upload, Form form) {
        String yaml = written(form);
        if (yaml.isBlank()) {
            return mappings.detect(upload, "").suggestion().mapping();
        }
        return mark(yaml).equals(form.verbatim("was")) ? chosen(upload, yaml, form) : yaml;
    }

    /// The text as it was sent; browsers send lines with the ends that mail has.
    static String written(Form form) {
        return form.verbatim("mapping").replace("\r\n", "\n");
    }

    /// Stands for a mapping: where it is the same as when the page was made, the text was not
    /// touched, and what was chosen counts.
    static String mark(String yaml) {
        return Integer.toHexString(yaml.hashCode());
    }

    private String chosen(UploadId upload, String yaml, Form form) {
        MappingSketch before = mappings.sketch(yaml);
        String kind = form.text("kind").orElse(before.kind());
        Map<String, String> file = file(form, before.file());
        String currency = form.text("currency").orElse("");
        if (kind.equals(before.kind()) && file.equals(before.file())) {
            return mappings.write(
                    yaml, new MappingSketch(kind, file, currency, places(form, before.places())));
        }
        String begun =
                mappings.write(yaml, new MappingSketch(kind, file, currency, before.places()));
        boolean sameColumns =
                columns(mappings.detect(upload, yaml))
                        .equals(columns(mappings.detect(upload, begun)));
        return kind.equals(before.kind()) && sameColumns
                ? begun
                : mappings.detect(upload, begun).suggestion().mapping();
    }

    private static List<String> columns(Detection detection) {
        return detection.files().getFirst().columns().stream().map(DetectedColumn::name).toList();
    }

    private static Map<String, String> file(Form form, Map<String, String> before) {
        Map<String, String> file = new LinkedHashMap<>();
        for (String name : MappingSketch.FILE) {
            Optional<String> told =
                    form.has("file-" + name)
                            ? form.text("file-" + name)
                            : Optional.ofNullable(before.get(name));
            told.ifPresent(text -> file.put(name, text));
        }
        return file;
    }

    private static List<Place> places(Form form, List<Place> before) {
        List<Place> places = new ArrayList<>(before);
        for (int index = 0; form.has("column-" + index) && index < COLUMNS_MAX; index++) {
            String column = form.verbatim("column-" + index);
            String path = form.text("path-" + index).orElse("");
            Optional<String> dates = form.text("dates-" + index);
            Optional<Place> now =
                    before.stream().filter(place -> place.column().equals(column)).findFirst();
            if (now.map(Place::path).orElse("").equals(path)) {
                now.filter(_ -> dates.isPresent())
                        .ifPresent(place ->
                                places.replaceAll(other ->
                                        other.equals(place)
                                                ? new Place(path, column, dates)
                                                : other));
            } else {
                now.ifPresent(places::remove);
                choose(places, new Place(path, column, dates));
            }
        }
        return places;
    }

    /// Somebody may have several addresses; anything else has one column.
    private static void choose(List<Place> places, Place place) {
        if (place.path().isEmpty()) {
            return;
        }
        if (!place.path().startsWith(MappingSketch.IDENTIFIERS)) {
            places.removeIf(other -> other.path().equals(place.path()));
        }
        places.add(place);
    }
}
