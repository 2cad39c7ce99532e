package org.querencia.runtime.place;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.event.Value.Items;
import org.querencia.core.place.NamedPlace;
import org.querencia.runtime.text.YamlText;

/// Named places as a YAML file, out and in:
///
///     places:
///       - name: "Tienda Centro"
///         latitude: 4.6486
///         longitude: -74.0628
public final class PlaceFiles {

    private static final String ROOT = "places";

    private final YamlText yaml;

    public PlaceFiles(YamlText yaml) {
        this.yaml = yaml;
    }

    public String write(List<NamedPlace> places) {
        return yaml.write(
                Fields.of(
                        ROOT, new Items(places.stream().<Value>map(PlaceFiles::fields).toList())));
    }

    private static Fields fields(NamedPlace place) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("name", Value.of(place.name()));
        fields.putAll(PlaceDefinitions.point(place.point()));
        return new Fields(fields);
    }

    /// Throws [IllegalArgumentException] that says what is wrong, and where.
    public List<NamedPlace> read(String text) {
        Fields content = yaml.read(text);
        if (!content.values().keySet().equals(Set.of(ROOT))
                || !(content.get(ROOT).orElseThrow() instanceof Items(List<Value> items))) {
            throw new IllegalArgumentException("expected 'places:' and a list of them");
        }
        List<NamedPlace> places = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (Value item : items) {
            try {
                places.add(place(YamlText.object(item)));
            } catch (IllegalArgumentException wrong) {
                throw YamlText.wrong(ROOT, places.size(), wrong);
            }
            String name = places.getLast().name();
            if (!names.add(name)) {
                throw new IllegalArgumentException("place '%s' is there twice".formatted(name));
            }
        }
        return places;
    }

    private static NamedPlace place(Fields fields) {
        Map<String, Value> rest = new LinkedHashMap<>(fields.values());
        rest.remove("name");
        String name =
                fields.text("name")
                        .orElseThrow(() -> new IllegalArgumentException("name: missing"));
        if (rest.containsKey("deleted") || rest.containsKey("version")) {
            throw new IllegalArgumentException("expected name, latitude and longitude");
        }
        return PlaceDefinitions.read(name, new Fields(rest));
    }
}
