package org.querencia.connect.webhook;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.querencia.connect.fact.FieldsBuilder;
import org.querencia.connect.fact.Told.Named;
import org.querencia.connect.webhook.Dialect.MalformedException;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.runtime.collect.ClientTime;

/// What dialects read off payloads alike.
final class Reads {

    private Reads() {}

    /// The text of a field that must be there.
    static String required(Fields fields, String name, String of) {
        return fields.text(name)
                .orElseThrow(() -> new MalformedException("%s has no '%s'".formatted(of, name)));
    }

    static String text(Fields fields, String name) {
        return fields.text(name).orElse("");
    }

    /// The objects of a list; anything else in it is passed over.
    static List<Fields> objects(Fields fields, String name) {
        List<Fields> objects = new ArrayList<>();
        for (Value value : fields.items(name)) {
            if (value instanceof Fields object) {
                objects.add(object);
            }
        }
        return objects;
    }

    static Optional<Instant> instant(Fields fields, String name) {
        return fields.text(name).flatMap(ClientTime::parse);
    }

    static BigDecimal sum(List<Fields> objects, String name) {
        return objects.stream()
                .map(object -> object.number(name).orElse(BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// First and last name, and both together as the name.
    static FieldsBuilder names(String first, String last) {
        return new FieldsBuilder()
                .text("name", (first.strip() + " " + last.strip()).strip())
                .text("firstName", first)
                .text("lastName", last);
    }

    static void name(List<Named> who, String type, Optional<String> raw) {
        raw.ifPresent(present -> who.add(new Named(type, present)));
    }
}
