package org.querencia.core.consent;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.querencia.core.event.Bounds;
import org.querencia.core.event.Texts;
import org.querencia.core.event.Value.Fields;

/// What a consent is for: a channel (`email`, `whatsapp`, …, or `any`) and a purpose (`marketing`,
/// `service`, `profiling`, …, or `any`); lower case.
public record Scope(String channel, String purpose) implements Comparable<Scope> {

    public static final String ANY = "any";

    /// The purpose of a consent that names none: what people are most often asked for.
    public static final String MARKETING = "marketing";

    public static final int WORD_LENGTH_MAX = 40;

    /// Those that are offered where a person chooses.
    public static final List<String> CHANNELS =
            List.of("email", "whatsapp", "sms", "phone", "push", "post", ANY);

    public static final List<String> PURPOSES = List.of(MARKETING, "service", "profiling", ANY);

    private static final Comparator<Scope> ORDER =
            Comparator.comparing(Scope::channel).thenComparing(Scope::purpose);

    /// Which are told apart when there are too many: those that are offered, then short ones.
    static final Comparator<Scope> OFFERED_FIRST =
            Comparator.<Scope, Boolean>comparing(scope -> !scope.isOffered())
                    .thenComparing(Scope::channel, Bounds.SHORT_FIRST)
                    .thenComparing(Scope::purpose, Bounds.SHORT_FIRST);

    public Scope {
        channel = plain(channel);
        purpose = plain(purpose);
    }

    static Scope of(Fields fields) {
        return new Scope(word(fields, "channel", ANY), word(fields, "purpose", MARKETING));
    }

    @Override
    public int compareTo(Scope other) {
        return ORDER.compare(this, other);
    }

    private boolean isOffered() {
        return CHANNELS.contains(channel) && PURPOSES.contains(purpose);
    }

    private static String word(Fields fields, String name, String otherwise) {
        Optional<String> text = fields.text(name);
        return text.orElse(otherwise);
    }

    private static String plain(String word) {
        return Texts.cut(word.strip().toLowerCase(Locale.ROOT), WORD_LENGTH_MAX);
    }
}
