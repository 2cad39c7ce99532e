package org.querencia.runtime.segment;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.querencia.core.event.Event;
import org.querencia.core.rule.EventKind;
import org.querencia.core.rule.Vocabulary;
import org.querencia.runtime.warehouse.Choices;
import org.querencia.runtime.warehouse.Choices.Choice;
import org.querencia.runtime.warehouse.Overviews;

/// What can be picked where a rule is put together: names that were seen, and values with how
/// often.
///
/// Remembered for a minute, since whoever puts a rule together asks again and again. Safe from any
/// thread.
public final class Offers {

    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    /// Questions that are remembered; when there are more, all are forgotten.
    private static final int QUESTIONS_MAX = 1_000;

    private static final int FIELDS_MAX = 200;

    /// Kinds of events whose properties are offered where no event is chosen.
    private static final int KINDS_MAX = 20;

    private final Overviews overviews;
    private final Choices choices;
    private final Vocabularies vocabularies;
    private final InstantSource clock;
    private final Map<Question, Known> known = new ConcurrentHashMap<>();

    Offers(Overviews overviews, Choices choices, Vocabularies vocabularies, InstantSource clock) {
        this.overviews = overviews;
        this.choices = choices;
        this.vocabularies = vocabularies;
        this.clock = clock;
    }

    /// @param count events that are so called or say it, or people who have it
    public record Offer(String value, long count) {}

    private record Question(String of, Event.Type type, String name, String field) {}

    private record Known(List<Offer> offers, Instant at) {}

    /// What must exist to be named: segments, models of stages, places.
    public Vocabulary vocabulary() {
        return vocabularies.now();
    }

    /// Events as rules name them, most frequent first.
    public List<Offer> events() {
        return remembered(new Question("events", Event.Type.TRACK, "", ""), this::kinds);
    }

    /// Properties of an event as a rule names it; of the most frequent events where it names none.
    public List<Offer> properties(String event) {
        return remembered(
                new Question("properties", Event.Type.TRACK, event, ""),
                () -> {
                    Map<String, Long> counts = new LinkedHashMap<>();
                    overviews.events(Optional.empty()).stream()
                            .filter(kind -> named(kind).isPresent())
                            .filter(kind ->
                                    event.isBlank() || named(kind).equals(Optional.of(event)))
                            .limit(KINDS_MAX)
                            .forEach(kind ->
                                    fields(kind.type(), kind.name())
                                            .forEach(field ->
                                                    counts.merge(
                                                            field.value(),
                                                            field.count(),
                                                            Long::sum)));
                    return mostFirst(counts);
                });
    }

    public List<Offer> traits() {
        return remembered(
                new Question("fields", Event.Type.IDENTIFY, "", ""),
                () -> fields(Event.Type.IDENTIFY, ""));
    }

    public List<Offer> accountTraits() {
        return remembered(
                new Question("fields", Event.Type.GROUP, "", ""),
                () -> fields(Event.Type.GROUP, ""));
    }

    /// Values of a trait.
    public List<Offer> traitValues(String trait) {
        return values(Event.Type.IDENTIFY, "", trait);
    }

    /// Values of a trait of companies.
    public List<Offer> accountValues(String trait) {
        return values(Event.Type.GROUP, "", trait);
    }

    /// Values of a property of an event as a rule names it.
    public List<Offer> propertyValues(String event, String property) {
        return overviews.events(Optional.empty()).stream()
                .filter(kind -> named(kind).equals(Optional.of(event)))
                .findFirst()
                .map(kind -> values(kind.type(), kind.name(), property))
                .orElse(List.of());
    }

    /// What links were marked with that led here.
    ///
    /// @param name one of [org.querencia.core.rule.Field#CAMPAIGN]
    public List<Offer> campaigns(String name) {
        return remembered(
                new Question("campaigns", Event.Type.TRACK, "", name),
                () -> offers(choices.campaigns(name, Choices.CHOICES_MAX)));
    }

    /// Categories and products that were bought.
    public List<Offer> bought() {
        return remembered(
                new Question("bought", Event.Type.TRACK, "", ""),
                () -> offers(choices.bought(Choices.CHOICES_MAX)));
    }

    private List<Offer> values(Event.Type type, String name, String field) {
        return remembered(
                new Question("values", type, name, field),
                () -> offers(choices.values(type, name, field, Choices.CHOICES_MAX)));
    }

    private List<Offer> kinds() {
        Map<String, Long> counts = new LinkedHashMap<>();
        overviews
                .events(Optional.empty())
                .forEach(kind ->
                        named(kind).ifPresent(name -> counts.merge(name, kind.count(), Long::sum)));
        return mostFirst(counts);
    }

    /// As rules name it; empty for calls that are no deeds.
    private static Optional<String> named(Overviews.EventKind kind) {
        return switch (kind.type()) {
            case TRACK -> Optional.of(EventKind.track(kind.name()).text());
            case PAGE, SCREEN ->
                    Optional.of(new EventKind(Optional.of(kind.type()), kind.name()).text());
            case IDENTIFY, GROUP, ALIAS -> Optional.empty();
        };
    }

    private List<Offer> fields(Event.Type type, String name) {
        return overviews.fields(Optional.empty(), type, name, FIELDS_MAX).stream()
                .map(field -> new Offer(field.field(), field.count()))
                .toList();
    }

    private static List<Offer> offers(List<Choice> choices) {
        return choices.stream().map(choice -> new Offer(choice.value(), choice.people())).toList();
    }

    private static List<Offer> mostFirst(Map<String, Long> counts) {
        List<Offer> offers = new ArrayList<>();
        counts.forEach((value, count) -> offers.add(new Offer(value, count)));
        offers.sort(Comparator.comparingLong(Offer::count).reversed().thenComparing(Offer::value));
        return offers;
    }

    private List<Offer> remembered(Question question, Supplier<List<Offer>> answer) {
        Instant now = clock.instant();
        Known before = known.get(question);
        if (before != null
                && !now.isBefore(before.at())
                && now.isBefore(before.at().plus(REMEMBERED))) {
            return before.offers();
        }
        if (known.size() > QUESTIONS_MAX) {
            known.clear();
        }
        List<Offer> offers = List.copyOf(answer.get());
        known.put(question, new Known(offers, now));
        return offers;
    }
}
