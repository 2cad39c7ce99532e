package org.querencia.connect.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.querencia.runtime.imports.Detection.SuggestedField;
import org.querencia.runtime.imports.Detection.Suggestion;

/// What the columns of electronic invoices mean: they are ours, so nothing is guessed.
public final class InvoiceMapping {

    /// Also in `examples/invoices/mapping.yaml`, to start from.
    public static final String YAML = yaml();

    private InvoiceMapping() {}

    static Suggestion suggestion() {
        Mapping mapping = MappingReader.read(YAML).mapping().orElseThrow();
        List<SuggestedField> fields = new ArrayList<>();
        mapping.person()
                .identifiers()
                .forEach((type, takings) ->
                        fields.add(suggested("person.identifiers." + type, takings.getFirst())));
        mapping.person()
                .traits()
                .forEach((name, taking) -> fields.add(suggested("person.traits." + name, taking)));
        mapping.fields().forEach((name, taking) -> fields.add(suggested("fields." + name, taking)));
        return new Suggestion(
                mapping.kind().name(),
                1,
                YAML,
                fields.stream().filter(field -> !field.column().isEmpty()).toList());
    }

    private static SuggestedField suggested(String field, Taking taking) {
        return new SuggestedField(field, ValueReader.column(taking), 1);
    }

    private static String yaml() {
        try (InputStream in =
                Objects.requireNonNull(
                        InvoiceMapping.class.getResourceAsStream("invoices.yaml"),
                        "invoices.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
