package org.querencia.connect.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.querencia.connect.mapping.Kind.Who;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.runtime.imports.ImportKind;
import org.querencia.runtime.imports.ImportKind.Field;
import org.querencia.runtime.imports.MappingSketch;
import org.querencia.runtime.imports.MappingSketch.Place;

/// Mappings made by choosing: the choices there are, and from YAML to choices and back.
public final class ChosenMappings {

    /// The parts of a mapping whose names each take a value from columns.
    private static final List<List<String>> PARTS =
            List.of(
                    List.of("person", "identifiers"),
                    List.of("person", "traits"),
                    List.of("person", "company", "traits"),
                    List.of("person", "company"),
                    List.of("fields"),
                    List.of("properties"));

    private ChosenMappings() {}

    public static List<ImportKind> kinds() {
        return Kinds.ALL.stream().map(ChosenMappings::kind).toList();
    }

    private static ImportKind kind(Kind kind) {
        Stream<Field> own =
                kind.fields().stream()
                        .map(field -> new Field("fields." + field.name(), field.required()));
        Stream<Field> company =
                kind.equals(Kinds.CONTACTS)
                        ? Stream.of(
                                new Field("person.company.id", true),
                                new Field("person.company.traits.name", false),
                                new Field("person.company.role", false))
                        : Stream.of();
        Stream<Field> person =
                kind.who() == Who.NOBODY
                        ? Stream.of()
                        : PersonColumns.usualTraits().stream()
                                .map(name -> new Field("person.traits." + name, false));
        return new ImportKind(
                kind.name(),
                kind.who() != Who.NOBODY,
                Stream.of(own, company, person).flatMap(all -> all).toList());
    }

    public static MappingSketch sketch(String yaml) {
        Fields tree = MappingTree.read(yaml);
        Map<String, String> file = new LinkedHashMap<>();
        for (String name : MappingSketch.FILE) {
            tree.fields("file").text(name).ifPresent(told -> file.put(name, told));
        }
        return new MappingSketch(
                tree.text("kind").orElse(""), file, tree.text("currency").orElse(""), places(tree));
    }

    private static List<Place> places(Fields tree) {
        List<Place> places = new ArrayList<>();
        for (List<String> part : PARTS) {
            if (MappingTree.find(tree, part).orElse(Value.NOTHING) instanceof Fields(var named)) {
                named.forEach((name, taking) -> {
                    if (!(name.equals("traits") && part.getLast().equals("company"))) {
                        String path = String.join(".", part) + "." + name;
                        Optional<String> dates =
                                taking instanceof Fields told
                                        ? told.text("dates")
                                        : Optional.empty();
                        columns(taking)
                                .forEach(column -> places.add(new Place(path, column, dates)));
                    }
                });
            }
        }
        return places;
    }

    public static String write(String yaml, MappingSketch choices) {
        MappingSketch before = sketch(yaml);
        if (before.equals(choices)) {
            return yaml;
        }
        Fields tree = said(MappingTree.read(yaml), List.of("kind"), choices.kind());
        for (String name : MappingSketch.FILE) {
            tree = said(tree, List.of("file", name), choices.file().getOrDefault(name, ""));
        }
        tree = said(tree, List.of("currency"), choices.currency());
        for (Place place : before.places()) {
            if (choices.places().stream().noneMatch(other -> same(place, other))) {
                tree = without(tree, place);
            }
        }
        for (Place place : choices.places()) {
            if (!before.places().contains(place)) {
                tree = with(tree, place);
            }
        }
        return YamlText.of(tree, MappingComments.of(yaml));
    }

    private static boolean same(Place one, Place other) {
        return one.path().equals(other.path()) && one.column().equals(other.column());
    }

    private static Fields said(Fields tree, List<String> path, String text) {
        if (text.isEmpty()) {
            return MappingTree.drop(tree, path);
        }
        Optional<String> now = MappingTree.find(tree, path).flatMap(MappingTree::text);
        return now.equals(Optional.of(text)) ? tree : MappingTree.put(tree, path, Value.of(text));
    }

    private static Fields without(Fields tree, Place place) {
        List<String> path = parts(place.path());
        Value taking = MappingTree.find(tree, path).orElse(Value.NOTHING);
        List<String> left =
                columns(taking).stream().filter(column -> !column.equals(place.column())).toList();
        if (left.isEmpty()) {
            return MappingTree.drop(tree, path);
        }
        Fields told = taking instanceof Fields fields ? fields : Fields.NONE;
        return MappingTree.put(tree, path, taking(told, left));
    }

    private static Fields with(Fields tree, Place place) {
        List<String> path = parts(place.path());
        Value taking = MappingTree.find(tree, path).orElse(Value.NOTHING);
        List<String> all = new ArrayList<>(columns(taking));
        if (!all.contains(place.column())) {
            all.add(place.column());
        }
        Fields told = taking instanceof Fields fields ? fields : Fields.NONE;
        Fields dated =
                place.dates()
                        .map(dates -> MappingTree.put(told, List.of("dates"), Value.of(dates)))
                        .orElse(told);
        return MappingTree.put(tree, path, taking(dated, all));
    }

    /// What takes its value from these columns, with all else that is told of it.
    private static Value taking(Fields told, List<String> columns) {
        Value names =
                columns.size() == 1
                        ? Value.of(columns.getFirst())
                        : new Value.Items(columns.stream().map(Value::of).toList());
        Map<String, Value> rest = new LinkedHashMap<>();
        told.values()
                .forEach((name, value) -> {
                    if (!name.equals("column")
                            && !name.equals("columns")
                            && !name.equals("value")) {
                        rest.put(name, value);
                    }
                });
        if (rest.isEmpty()) {
            return names;
        }
        Map<String, Value> whole = new LinkedHashMap<>();
        whole.put(columns.size() == 1 ? "column" : "columns", names);
        whole.putAll(rest);
        return new Fields(whole);
    }

    private static List<String> columns(Value taking) {
        if (taking instanceof Fields told) {
            return MappingTree.texts(told.get("columns").or(() -> told.get("column")));
        }
        return MappingTree.texts(Optional.of(taking));
    }

    /// A path as names; the last may have points in it.
    private static List<String> parts(String path) {
        for (List<String> part : PARTS) {
            String start = String.join(".", part) + ".";
            if (path.startsWith(start)) {
                return Stream.concat(part.stream(), Stream.of(path.substring(start.length())))
                        .toList();
            }
        }
        return List.of(path);
    }
}
