package org.querencia.core.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.querencia.core.rule.Distance;

/// By what a figure is split or narrowed.
///
/// @param name `month`, `channel`, `trait.city`, …: as people write it, and as the columns of an
///   answer are called
public record Dimension(String name, Kind kind) {

    /// What a dimension tells apart. A measure is split by kinds it knows.
    public enum Kind {
        /// Periods of the workspace's days.
        TIME,
        /// How something came: the channel, the source that told it, the shop.
        WAY,
        /// What brought it: the campaign the person came by last before it.
        CAMPAIGN,
        /// Who of the company had to do with the person last before it.
        SELLER,
        /// What was bought.
        PRODUCT,
        /// What is known of the person now; besides these any trait, as `trait.plan`.
        PERSON,
        /// The named place the person was near when last heard of by then: within a kilometre, or
        /// as `place.500m` says.
        PLACE,
        /// Where the person stood then in a model of stages: the first one by key, or
        /// `stage.model`.
        STAGE,
        /// The segments the person was in then. Somebody may be in several, so that rows overlap.
        SEGMENT,
        /// What a cost was for, such as `salaries`.
        COST;

        public List<String> names() {
            return switch (this) {
                case TIME -> List.of("day", "week", "month", "quarter", "year");
                case WAY -> List.of("channel", "source", "shop");
                case CAMPAIGN -> List.of("campaign");
                case SELLER -> List.of("seller");
                case PRODUCT -> List.of("product", "category", "brand");
                case PERSON -> List.of("country", "city", "persona");
                case PLACE -> List.of("place");
                case STAGE -> List.of("stage");
                case SEGMENT -> List.of("segment");
                case COST -> List.of("purpose");
            };
        }

        /// As files of measures name it.
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Pattern NAME =
            Pattern.compile("[a-z][a-z0-9_]*([.][^'\"\\\\\\p{Cc}]{1,100})?");
    private static final String TRAIT = "trait.";
    private static final String STAGE = "stage.";
    private static final String PLACE = "place.";
    private static final long NEAR_METRES = 1_000;

    public Dimension {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'%s' is no dimension".formatted(name));
        }
    }

    /// The dimension of this name; empty where there is none.
    public static Optional<Dimension> of(String name) {
        for (Kind kind : Kind.values()) {
            if (kind.names().contains(name)) {
                return Optional.of(new Dimension(name, kind));
            }
        }
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        if (name.startsWith(STAGE)) {
            return Optional.of(new Dimension(name, Kind.STAGE));
        }
        if (name.startsWith(PLACE)) {
            return Distance.metres(name.substring(PLACE.length())).isPresent()
                    ? Optional.of(new Dimension(name, Kind.PLACE))
                    : Optional.empty();
        }
        return name.startsWith(TRAIT)
                ? Optional.of(new Dimension(name, Kind.PERSON))
                : Optional.empty();
    }

    /// All names that need no further word.
    public static List<String> names() {
        List<String> names = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            names.addAll(kind.names());
        }
        return names;
    }

    /// The length of its periods; empty where it is not about time.
    public Optional<Grain> grain() {
        return kind == Kind.TIME ? Grain.of(name) : Optional.empty();
    }

    /// The model of stages it reads; empty where it is about none, or about the first one.
    public Optional<String> model() {
        return name.startsWith(STAGE)
                ? Optional.of(name.substring(STAGE.length()))
                : Optional.empty();
    }

    /// How near is near, in metres; of places alone.
    public long metres() {
        return name.startsWith(PLACE)
                ? Distance.metres(name.substring(PLACE.length())).orElse(NEAR_METRES)
                : NEAR_METRES;
    }

    /// Whether one row of what is measured may lie in several of its values.
    public boolean overlaps() {
        return kind == Kind.SEGMENT;
    }

    /// The trait it reads; `country`, `city` and `persona` are traits too.
    public Optional<String> trait() {
        if (name.startsWith(TRAIT)) {
            return Optional.of(name.substring(TRAIT.length()));
        }
        return kind == Kind.PERSON ? Optional.of(name) : Optional.empty();
    }
}
