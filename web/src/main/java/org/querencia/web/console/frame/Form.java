package org.querencia.web.console.frame;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.querencia.web.http.Fault;
import org.querencia.web.http.Problem;

/// The fields of a posted form, or of a query. Blank fields count as absent.
public record Form(Map<String, List<String>> fields) {
    static final int BYTES_MAX = 256 << 10;
    private static final int FIELDS_MAX = 1000;

    public static final Form EMPTY = new Form(Map.of());

    /// Reads `application/x-www-form-urlencoded` text.
    public static Form parse(String encoded) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        if (encoded.isEmpty()) {
            return EMPTY;
        }
        for (String pair : encoded.split("&", FIELDS_MAX)) {
            String[] parts = pair.split("=", 2);
            String value = parts.length == 2 ? decoded(parts[1]) : "";
            fields.computeIfAbsent(decoded(parts[0]), _ -> new ArrayList<>()).add(value);
        }
        return new Form(fields);
    }

    public Optional<String> text(String name) {
        return all(name).stream().findFirst();
    }

    /// The field, stripped; refuses the form when it is empty.
    public String required(String name) {
        return text(name)
                .orElseThrow(() ->
                        RefusedException.at(
                                name,
                                "refused.empty",
                                new RefusedException.Label("field." + name, name)));
    }

    public List<String> all(String name) {
        return fields.getOrDefault(name, List.of()).stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /// As typed, for passwords and JSON, which keep their spaces.
    public String verbatim(String name) {
        List<String> values = fields.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.getFirst();
    }

    public boolean has(String name) {
        return fields.containsKey(name);
    }

    /// Every value as it was sent, with the empty ones: for names that come from outside.
    public List<String> exact(String name) {
        return fields.getOrDefault(name, List.of());
    }

    /// A whole number, or empty when it is none.
    public Optional<Long> number(String name) {
        return text(name).filter(text -> text.matches("[0-9]{1,18}")).map(Long::parseLong);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8).replace("\u0000", "\uFFFD");
        } catch (IllegalArgumentException malformed) {
            throw Problem.of(Fault.BAD_REQUEST, "The form is not encoded as browsers do.")
                    .exception();
        }
    }
}
