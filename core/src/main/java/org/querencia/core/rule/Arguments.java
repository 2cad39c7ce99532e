package org.querencia.core.rule;

import java.time.Duration;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.querencia.core.rule.Rule.TextTest;

/// The arguments of one call, each read as what its place asks for. What does not fit is [Refused],
/// in words.
final class Arguments {

    private static final Pattern POINT =
            Pattern.compile(
                    " *(-?[0-9]{1,2}(?:[.][0-9]{1,10})?) *, *(-?[0-9]{1,3}(?:[.][0-9]{1,10})?) *");
    private static final Pattern DISTANCE =
            Pattern.compile("([0-9]{1,8}(?:[.][0-9]{1,3})?) ?(m|km)");
    private static final long DISTANCE_MAX = 20_100_000;
    private static final int KILOMETRE = 1_000;
    private static final int BIRTHDAY_DAYS_MAX = 366;

    private final Checker checker;
    private final Syntax.Call call;

    Arguments(Checker checker, Syntax.Call call) {
        this.checker = checker;
        this.call = call;
    }

    /// A text that is written out.
    String text(int index) {
        return text(index, "a text in quotes");
    }

    /// A word of consents: lower case.
    String word(int index) {
        return text(index, "a word in quotes, such as 'email'").strip().toLowerCase(Locale.ROOT);
    }

    EventKind event(int index) {
        String name = text(index, "the name of an event in quotes, such as 'Order Completed'");
        if (name.isBlank() || name.length() > EventKind.NAME_LENGTH_MAX) {
            throw refused(
                    index,
                    "an event's name has 1 to %d characters".formatted(EventKind.NAME_LENGTH_MAX));
        }
        EventKind kind = EventKind.of(name);
        checker.warnUnseen(
                at(index),
                "event",
                kind.text(),
                checker.vocabulary().events(),
                !kind.name().isEmpty());
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
        String name = text(index, "the name of a property in quotes, such as 'total'");
        checker.warnUnseen(at(index), "property", name, checker.vocabulary().properties(), true);
        return name;
    }

    Window window(int index) {
        String text = text(index, "a window in quotes, such as '30d', 'this month' or 'ever'");
        return windowOf(index, text)
                .orElseThrow(() ->
                        refused(
                                index,
                                "'%s' is no window%s Windows are lengths such as '30d' (%s), 'ever', or %s"
                                        .formatted(
                                                text,
                                                nearWindow(text),
                                                Spans.UNITS,
                                                "'today', 'this week', 'last month' and the like")));
    }

    private Optional<Window> windowOf(int index, String text) {
        return Window.named(text)
                .or(() -> Spans.read(text).map(read -> new Window.Sliding(length(index, read))));
    }

    private static String nearWindow(String text) {
        String hint = Nearest.hint(text, Window.calendars().stream().map(Window::text).toList());
        return hint.isEmpty() ? "." : hint;
    }

    /// A length of time that is written out.
    Duration length(int index) {
        String text = text(index, "a length of time in quotes, such as '30d'");
        return length(
                index,
                Spans.read(text)
                        .orElseThrow(() ->
                                refused(
                                        index,
                                        "'%s' is no length of time: write a number and one of %s"
                                                .formatted(text, Spans.UNITS))));
    }

    private Duration length(int index, Spans.Read read) {
        return switch (read) {
            case Spans.Length(Duration length) -> length;
            case Spans.Wrong(String what) -> throw refused(index, what);
        };
    }

    /// A length of time, written out or computed.
    Rule span(int index) {
        Syntax argument = call.arguments().get(index);
        if (argument instanceof Syntax.Constant(var _, Rule.Text _)) {
            return new Rule.Span(length(index));
        }
        Rule span = checker.rule(argument);
        if (span.type() != Rule.Type.SPAN) {
            throw refused(
                    index,
                    "a length of time is expected, such as '30d' or rhythm('Order Completed') * 2");
        }
        return span;
    }

    /// A field of any type.
    Rule field(int index) {
        Rule field = checker.rule(call.arguments().get(index));
        if (field.type() != Rule.Type.ANY) {
            throw refused(index, "a field is expected, such as trait.city");
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
        String first = text(0, "a currency such as 'USD', or a window such as '90d'");
        Optional<Window> window = size() == 1 ? windowOf(0, first) : Optional.empty();
        if (window.isPresent()) {
            return new Buying.Revenue(Optional.empty(), window.get());
        }
        boolean known =
                Currency.getAvailableCurrencies().stream()
                        .anyMatch(currency -> currency.getCurrencyCode().equals(first));
        if (!known) {
            throw refused(
                    0,
                    "'%s' is neither a currency (ISO 4217, such as 'USD') nor a window such as '90d'"
                            .formatted(first));
        }
        return new Buying.Revenue(Optional.of(first), size() == 1 ? Window.EVER : window(1));
    }

    Rule birthday() {
        Window window = window(0);
        switch (window) {
            case Window.Ever() -> throw refused(0, "every birthday comes round: name a window");
            case Window.Sliding(Duration length) -> {
                if (!length.equals(Duration.ofDays(length.toDays()))
                        || length.toDays() > BIRTHDAY_DAYS_MAX) {
                    throw refused(
                            0, "birthdays are days: write 1d to %dd".formatted(BIRTHDAY_DAYS_MAX));
                }
            }
            case Window.Calendar _ -> {
                // Every one of them has whole days.
            }
        }
        return new Dated.Birthday(window);
    }

    Rule near(int index, int distanceIndex) {
        String place = text(index, "a place in quotes: its key, or '4.65,-74.06'");
        Map<String, Point> places = checker.vocabulary().places();
        Point known = places.get(place);
        Optional<Point> point = known == null ? point(place) : Optional.of(known);
        if (point.isEmpty()) {
            throw refused(
                    index,
                    "there is no place '%s'%s"
                            .formatted(place, Nearest.hint(place, places.keySet())));
        }
        return new Presence.Near(place, point.get(), metres(distanceIndex));
    }

    private static Optional<Point> point(String text) {
        Matcher matcher = POINT.matcher(text);
        return matcher.matches()
                ? Point.at(
                        Double.parseDouble(matcher.group(1)), Double.parseDouble(matcher.group(2)))
                : Optional.empty();
    }

    private long metres(int index) {
        String text = text(index, "a distance in quotes, such as '500m' or '3km'");
        Matcher matcher = DISTANCE.matcher(text);
        if (!matcher.matches()) {
            throw refused(index, "'%s' is no distance: write '500m' or '3km'".formatted(text));
        }
        double number = Double.parseDouble(matcher.group(1));
        long metres = Math.round(matcher.group(2).equals("km") ? number * KILOMETRE : number);
        if (metres < 1 || metres > DISTANCE_MAX) {
            throw refused(index, "'%s': from 1 m to half around the earth".formatted(text));
        }
        return metres;
    }

    Rule stage() {
        String model = text(0, "the key of a model of stages in quotes, such as 'journey'");
        mustExist("model of stages", model, checker.vocabulary().models().keySet());
        return new Standing.Stage(model);
    }

    Rule segment() {
        String key = text(0, "the key of a segment in quotes");
        mustExist("segment", key, checker.vocabulary().segments());
        return new Standing.InSegment(key);
    }

    Rule score() {
        String name = text(0, "the name of a score in quotes");
        checker.warnUnseen(at(0), "score", name, checker.vocabulary().scores(), true);
        return new Standing.Score(name);
    }

    Rule matches(TextTest test) {
        Rule of = checker.as(checker.rule(call.target().orElseThrow()), Rule.Type.TEXT, call.at());
        String argument = text(0, "a text in quotes");
        if (test == TextTest.MATCHES) {
            Expression.fault(argument)
                    .ifPresent(fault -> {
                        throw refused(0, fault);
                    });
        }
        return new Rule.Matches(of, test, argument);
    }

    private void mustExist(String what, String key, Set<String> known) {
        if (!known.contains(key)) {
            throw refused(
                    0, "there is no %s '%s'%s".formatted(what, key, Nearest.hint(key, known)));
        }
    }

    private String text(int index, String expected) {
        if (call.arguments().get(index) instanceof Syntax.Constant(var _, Rule.Text(String text))) {
            return text;
        }
        throw refused(index, "%s() expects %s here".formatted(call.function(), expected));
    }

    private int size() {
        return call.arguments().size();
    }

    private Syntax.Place at(int index) {
        return call.arguments().get(index).at();
    }

    private Refused refused(int index, String what) {
        return new Refused(at(index), what);
    }
}
