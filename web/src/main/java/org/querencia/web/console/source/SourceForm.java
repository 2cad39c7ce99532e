package org.querencia.web.console.source;

import java.net.URI;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.querencia.core.event.Origin;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.SourceKey;
import org.querencia.runtime.access.Source;
import org.querencia.web.console.frame.Form;
import org.querencia.web.console.frame.RefusedException;

/// Reads a source from its forms.
final class SourceForm {
    private static final int NAME_LENGTH_MAX = 100;
    private static final int ORIGINS_MAX = 50;
    private static final int EVENTS_PER_SECOND_DEFAULT = 2_000;
    private static final int EVENTS_PER_SECOND_MAX = 1_000_000;
    private static final int PRIORITY_MAX = 1_000;

    private SourceForm() {}

    /// A new source; `writeKey` is kept readable only if it is public.
    static Source created(Form form, String writeKey) {
        String name = name(form);
        Trust trust =
                form.text("trust").filter("public"::equals).isPresent()
                        ? Trust.PUBLIC
                        : Trust.SECRET;
        return new Source(
                key(name),
                name,
                trust,
                true,
                Origin.PRIORITY_DEFAULT,
                Origin.NAMESPACE_DEFAULT,
                trust == Trust.PUBLIC ? origins(form) : List.of(),
                EVENTS_PER_SECOND_DEFAULT,
                trust == Trust.PUBLIC ? writeKey : "",
                false);
    }

    static Source changed(Source source, Form form) {
        return new Source(
                source.key(),
                name(form),
                source.trust(),
                form.has("enabled"),
                number(form, "priority", PRIORITY_MAX, source.priority()),
                namespace(form, source),
                origins(form),
                Math.max(
                        1,
                        number(
                                form,
                                "eventsPerSecond",
                                EVENTS_PER_SECOND_MAX,
                                source.eventsPerSecond())),
                source.publicKey(),
                form.has("proxied"));
    }

    static Source withKey(Source source, String writeKey) {
        return new Source(
                source.key(),
                source.name(),
                source.trust(),
                source.enabled(),
                source.priority(),
                source.orderNamespace(),
                source.origins(),
                source.eventsPerSecond(),
                source.trust() == Trust.PUBLIC ? writeKey : "",
                source.proxied());
    }

    private static String name(Form form) {
        String name = form.required("name");
        if (name.length() > NAME_LENGTH_MAX) {
            throw new RefusedException("refused.name-length", NAME_LENGTH_MAX);
        }
        return name;
    }

    /// `Tienda en línea` gives `tienda-en-linea`.
    private static SourceKey key(String name) {
        String plain =
                Normalizer.normalize(name, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}+", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-+|-+$", "");
        if (plain.isEmpty()) {
            throw new RefusedException("refused.source-name");
        }
        return new SourceKey(plain.length() > 64 ? plain.substring(0, 64) : plain);
    }

    private static String namespace(Form form, Source source) {
        String namespace = form.text("orderNamespace").orElse(source.orderNamespace());
        if (!namespace.matches("[a-z0-9][a-z0-9._-]{0,63}")) {
            throw new RefusedException("refused.namespace", namespace);
        }
        return namespace;
    }

    private static int number(Form form, String field, int most, int otherwise) {
        if (form.text(field).isEmpty()) {
            return otherwise;
        }
        return form.number(field)
                .filter(number -> number <= most)
                .map(Long::intValue)
                .orElseThrow(() -> new RefusedException("refused.number", field, most));
    }

    /// One page address a line.
    private static List<String> origins(Form form) {
        List<String> origins =
                form.text("origins").stream()
                        .flatMap(String::lines)
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .map(SourceForm::origin)
                        .toList();
        if (origins.size() > ORIGINS_MAX) {
            throw new RefusedException("refused.origins", ORIGINS_MAX);
        }
        return origins;
    }

    private static String origin(String line) {
        try {
            URI uri = URI.create(line);
            if (String.valueOf(uri.getScheme()).startsWith("http") && uri.getHost() != null) {
                return line.replaceAll("/+$", "");
            }
        } catch (IllegalArgumentException malformed) {
            throw new RefusedException("refused.origin", line);
        }
        throw new RefusedException("refused.origin", line);
    }
}
