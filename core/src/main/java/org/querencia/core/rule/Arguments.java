package org.querencia.core.rule;

import java.time.Duration;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.querencia.core.rule.Rule.TextTest;

/// The arguments of one call, each read as what its place asks for. What does not fit is [Refused],
/// in words.
final class Arguments {

    private static final int BIRTHDAY_DAYS_MAX = 366;

    private final Checker checker;
    private final Signature signature;
    private final Syntax.Call call;

    Arguments(Checker checker, Signature signature, Syntax.Call call) {
        this.checker = checker;
        this.signature = signature;
        this.call = call;
    }

    /// A text that is written out.
    String text(int index) {
        if (call.arguments().get(index) instanceof Syntax.Constant(var _, Rule.Text(String text))) {
            return text;
        }
        throw refused(index, Problem.NOT_QUOTED, signature.example());
    }

    /// A word of consents: lower case.
    String word(int index) {
        return text(index).strip().toLowerCase(Locale.ROOT);
    }

    EventKind event(int index) {
        String name = text(index);
        if (name.isBlank() || name.length() > EventKind.NAME_LENGTH_MAX) {
            throw refused(index, Problem.EVENT_NAME_LENGTH, EventKind.NAME_LENGTH_MAX);
        }
        EventKind kind = EventKind.of(name);
        if (!kind.name().isEmpty()) {
            checker.warnUnseen(
                    at(index), Problem.UNSEEN_EVENT, kind.text(), checker.vocabulary().events());
        }
        return kind;
    }

    /// The events of a kind that pass the filter at another place, if there is one.
    Deed.Happening happening(int index, int filterIndex) {
        Optional<Rule> filter =
                size() > filterIndex
                        ? Optional.of(checker.filter(call.arguments().get(filterIndex)))
                        : Optional.empty();
        return new Deed.Happening(event(index), filter);
    }

    String property(int index) {
        String name = text(index);
        checker.warnUnseen(
                at(index), Problem.UNSEEN_PROPERTY, name, checker.vocabulary().properties());
        return name;
    }

    Window window(int index) {
        String text = text(index);
        return windowOf(index, text)
                .orElseThrow(() ->
                        refused(index, Problem.NO_WINDOW, text)
                                .near(
                                        Nearest.of(
                                                text,
                                                Window.calendars().stream()
                                                        .map(Window::text)
                                                        .toList())));
    }

    private Optional<Window> windowOf(int index, String text) {
        return Window.named(text)
                .or(() -> Spans.read(text).map(read -> new Window.Sliding(length(index, read))));
    }

    /// A length of time that is written out.
    Duration length(int index) {
        String text = text(index);
        return length(
                index, Spans.read(text).orElseThrow(() -> refused(index, Problem.NO_LENGTH, text)));
    }

    private Duration length(int index, Spans.Read read) {
        return switch (read) {
            case Spans.Length(Duration length) -> length;
            case Spans.Wrong(Complaint what) -> throw what.at(at(index));
        };
    }

    /// Whole days, at most [Fading#HALF_LIFE_MAX].
    Fading halfLife(int index) {
        Duration length = length(index);
        if (!length.equals(Duration.ofDays(length.toDays()))
                || length.toDays() > Fading.HALF_LIFE_MAX) {
            throw refused(index, Problem.HALF_LIFE_DAYS, Fading.HALF_LIFE_MAX);
        }
        return new Fading(Math.toIntExact(length.toDays()));
    }

    /// A length of time, written out or computed.
    Rule span(int index) {
        Syntax argument = call.arguments().get(index);
        if (argument instanceof Syntax.Constant(var _, Rule.Text _)) {
            return new Rule.Span(length(index));
        }
        return checker.as(checker.rule(argument), Rule.Type.SPAN, argument.at());
    }

    /// A field of any type.
    Rule field(int index) {
        Rule field = checker.rule(call.arguments().get(index));
        if (field.type() != Rule.Type.ANY) {
            throw refused(index, Problem.EXPECTED_TYPE, Rule.Type.ANY, field.type());
        }
        return field;
    }

    Rule timestamp() {
        Rule of = checker.rule(call.arguments().getFirst());
        if (of instanceof Rule.Text(String text)) {
            return checker.instant(at(0), text);
        }
        return new Rule.As(field(0), Rule.Type.INSTANT);
    }

    Rule revenue() {
        String first = text(0);
        Optional<Window> window = size() == 1 ? windowOf(0, first) : Optional.empty();
        if (window.isPresent()) {
            return new Buying.Revenue(Optional.empty(), window.get());
        }
        boolean known =
                Currency.getAvailableCurrencies().stream()
                        .anyMatch(currency -> currency.getCurrencyCode().equals(first));
        if (!known) {
            throw refused(0, Problem.NO_CURRENCY, first);
        }
        return new Buying.Revenue(Optional.of(first), size() == 1 ? Window.EVER : window(1));
    }

    Rule birthday() {
        Window window = window(0);
        switch (window) {
            case Window.Ever() -> throw refused(0, Problem.BIRTHDAY_EVER);
            case Window.Sliding(Duration length) -> {
                if (!length.equals(Duration.ofDays(length.toDays()))
                        || length.toDays() > BIRTHDAY_DAYS_MAX) {
                    throw refused(0, Problem.BIRTHDAY_DAYS, BIRTHDAY_DAYS_MAX);
                }
            }
            case Window.Calendar _ -> {
                // Every one of them has whole days.
            }
        }
        return new Dated.Birthday(window);
    }

    Rule near(int index, int distanceIndex) {
        String place = text(index);
        Map<String, Point> places = checker.vocabulary().places();
        Point known = places.get(place);
        Optional<Point> point = known == null ? Point.written(place) : Optional.of(known);
        if (point.isEmpty()) {
            throw refused(index, Problem.UNKNOWN_PLACE, place)
                    .near(Nearest.of(place, places.keySet()));
        }
        return new Presence.Near(place, point.get(), metres(distanceIndex));
    }

    private long metres(int index) {
        String text = text(index);
        long metres =
                Distance.written(text)
                        .orElseThrow(() -> refused(index, Problem.NO_DISTANCE, text));
        if (!Distance.isWithin(metres)) {
            throw refused(index, Problem.DISTANCE_RANGE, text);
        }
        return metres;
    }

    Rule stage() {
        String model = text(0);
        mustExist(Problem.UNKNOWN_MODEL, model, checker.vocabulary().models().keySet());
        return new Standing.Stage(model);
    }

    Rule segment() {
        String key = text(0);
        mustExist(Problem.UNKNOWN_SEGMENT, key, checker.vocabulary().segments());
        return new Standing.InSegment(key);
    }

    Rule score() {
        String name = text(0);
        checker.warnUnseen(at(0), Problem.UNSEEN_SCORE, name, checker.vocabulary().scores());
        return new Standing.Score(name);
    }

    Rule matches(TextTest test) {
        Rule of = checker.as(checker.rule(call.target().orElseThrow()), Rule.Type.TEXT, call.at());
        String argument = text(0);
        if (test == TextTest.MATCHES) {
            Expression.fault(argument)
                    .ifPresent(fault -> {
                        throw fault.at(at(0));
                    });
        }
        return new Rule.Matches(of, test, argument);
    }

    private void mustExist(Problem unknown, String key, Set<String> known) {
        if (!known.contains(key)) {
            throw refused(0, unknown, key).near(Nearest.of(key, known));
        }
    }

    private int size() {
        return call.arguments().size();
    }

    private Syntax.Place at(int index) {
        return call.arguments().get(index).at();
    }

    private Refused refused(int index, Problem problem, Object... parts) {
        return new Refused(at(index), problem, parts);
    }
}
