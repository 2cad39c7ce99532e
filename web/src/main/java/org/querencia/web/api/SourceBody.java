package org.querencia.web.api;

import java.math.BigDecimal;
import java.net.URI;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.runtime.access.Source;
import org.querencia.web.http.Fault;

/// A source as a body describes it; what cannot be is refused with the field at fault.
final class SourceBody {
    private static final int NAME_LENGTH_MAX = 100;
    private static final int ORIGINS_MAX = 50;
    private static final int EVENTS_PER_SECOND_MAX = 1_000_000;
    private static final int PRIORITY_MAX = 1_000;

    private static final Set<String> FIELDS =
            Set.of(
                    "key",
                    "name",
                    "trust",
                    "enabled",
                    "priority",
                    "orderNamespace",
                    "origins",
                    "eventsPerSecond",
                    "proxied");

    private SourceBody() {}

    /// The source with the fields of the body in place of its own.
    static Source changed(Source source, Fields body) {
        return new Source(
                source.key(),
                body.text("name").map(SourceBody::name).orElse(source.name()),
                body.text("trust").map(SourceBody::trust).orElse(source.trust()),
                flag(body, "enabled").orElse(source.enabled()),
                number(body, "priority", 0, PRIORITY_MAX).orElse(source.priority()),
                body.text("orderNamespace")
                        .map(text ->
                                Call.sourceKey(Fault.INVALID_FIELD, "orderNamespace", text).value())
                        .orElse(source.orderNamespace()),
                body.get("origins").map(SourceBody::origins).orElse(source.origins()),
                number(body, "eventsPerSecond", 1, EVENTS_PER_SECOND_MAX)
                        .orElse(source.eventsPerSecond()),
                source.publicKey(),
                flag(body, "proxied").orElse(source.proxied()));
    }

    static Fields known(Fields body) {
        for (String field : body.values().keySet()) {
            if (!FIELDS.contains(field)) {
                throw Call.badField(
                        field,
                        "not a field of a source; they are "
                                + String.join(", ", FIELDS.stream().sorted().toList()));
            }
        }
        return body;
    }

    private static String name(String name) {
        if (name.length() > NAME_LENGTH_MAX) {
            throw Call.badField(
                    "name", "expected at most %d characters".formatted(NAME_LENGTH_MAX));
        }
        return name;
    }

    private static Trust trust(String text) {
        return switch (text) {
            case "public" -> Trust.PUBLIC;
            case "secret" -> Trust.SECRET;
            default ->
                    throw Call.badField(
                            "trust",
                            "'%s': expected public (pages and apps) or secret (servers)"
                                    .formatted(text));
        };
    }

    private static List<String> origins(Value value) {
        if (!(value instanceof Value.Items(List<Value> items)) || items.size() > ORIGINS_MAX) {
            throw Call.badField(
                    "origins", "expected a list of at most %d addresses".formatted(ORIGINS_MAX));
        }
        return items.stream().map(SourceBody::origin).toList();
    }

    private static String origin(Value value) {
        if (value instanceof Value.Text(String text)) {
            try {
                URI uri = URI.create(text);
                String scheme = String.valueOf(uri.getScheme());
                if (scheme.startsWith("http") && uri.getHost() != null) {
                    return text.replaceAll("/+$", "");
                }
            } catch (IllegalArgumentException malformed) {
                throw badOrigin();
            }
        }
        throw badOrigin();
    }

    private static RuntimeException badOrigin() {
        return Call.badField("origins", "expected addresses such as https://shop.example");
    }

    static Optional<Boolean> flag(Fields body, String field) {
        return body.get(field)
                .map(value -> {
                    if (value instanceof Value.Flag(boolean flag)) {
                        return flag;
                    }
                    throw Call.badField(field, "expected true or false");
                });
    }

    private static Optional<Integer> number(Fields body, String field, int least, int most) {
        return body.get(field)
                .map(_ ->
                        body.number(field)
                                .filter(n -> n.stripTrailingZeros().scale() <= 0)
                                .map(BigDecimal::longValue)
                                .filter(n -> n >= least && n <= most)
                                .map(Long::intValue)
                                .orElseThrow(() -> Call.badField(field, wholeNumber(least, most))));
    }

    private static String wholeNumber(int least, int most) {
        return "expected a whole number from %d to %d".formatted(least, most);
    }

    /// A key made from a name: `Tienda en línea` gives `tienda-en-linea`.
    static String keyOf(String name) {
        String plain =
                Normalizer.normalize(name, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}+", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-+|-+$", "");
        return plain.length() > 64 ? plain.substring(0, 64) : plain;
    }
}
