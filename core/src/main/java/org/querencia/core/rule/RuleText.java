package org.querencia.core.rule;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Writes rules as text: one way to write each, which reads back to an equal rule.
final class RuleText {

    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /// Words that CEL keeps to itself or that mean something there.
    private static final List<String> RESERVED =
            List.of(
                    "true",
                    "false",
                    "null",
                    "in",
                    "as",
                    "break",
                    "const",
                    "continue",
                    "else",
                    "for",
                    "function",
                    "if",
                    "import",
                    "let",
                    "loop",
                    "package",
                    "namespace",
                    "return",
                    "var",
                    "void",
                    "while");

    /// How strongly an operator holds its sides together.
    private static final int CHOICE = 1;

    private static final int OR = 2;
    private static final int AND = 3;
    private static final int RELATION = 4;
    private static final int SUM = 5;
    private static final int PRODUCT = 6;
    private static final int UNARY = 7;
    private static final int ATOM = 8;

    private RuleText() {}

    static String of(Rule rule) {
        return flag(rule, CHOICE);
    }

    /// A field without the word about its type: to be shown, not to be read back.
    static String shown(Rule rule) {
        return bare(rule, CHOICE);
    }

    private static String write(Rule rule) {
        return switch (rule) {
            case Rule.Literal literal -> write(literal);
            case Rule.Logic logic -> write(logic);
            case Rule.Test test -> write(test);
            case Rule.Arithmetic(Rule left, var by, Rule right) ->
                    "%s %s %s"
                            .formatted(
                                    inside(left, level(by)),
                                    by.sign(),
                                    inside(right, level(by) + 1));
            case Rule.As(Rule any, Rule.Type type) ->
                    (type == Rule.Type.INSTANT ? "timestamp" : lower(type))
                            + "("
                            + write(any)
                            + ")";
            case Rule.Has(Rule any) -> "has(%s)".formatted(write(any));
            case Field.Trait(List<String> path) -> "trait" + path(path);
            case Field.AccountTrait(List<String> path) -> "account" + path(path);
            case Field.EventField(List<String> path) -> "event" + path(path);
            case Field.CampaignField(String name) -> "campaign." + name;
            case Deed deed -> write(deed);
            case Buying buying -> write(buying);
            case Standing standing -> write(standing);
            case Presence presence -> write(presence);
            case Dated dated -> write(dated);
            case Scored scored -> call("score", quoted(scored.name()));
        };
    }

    private static String write(Rule.Literal literal) {
        return switch (literal) {
            case Rule.Flag(boolean flag) -> Boolean.toString(flag);
            case Rule.Num(var number) -> number.toPlainString();
            case Rule.Text(String text) -> quoted(text);
            case Rule.Span(var length) -> "duration(%s)".formatted(quoted(Spans.text(length)));
        };
    }

    private static String write(Rule.Logic logic) {
        return switch (logic) {
            case Rule.And(List<Rule> parts) -> joined(parts, " && ", AND + 1);
            case Rule.Or(List<Rule> parts) -> joined(parts, " || ", OR + 1);
            case Rule.Not(Rule part) -> "!" + flag(part, ATOM);
            case Rule.Choice(Rule when, Rule then, Rule otherwise) ->
                    "%s ? %s : %s"
                            .formatted(flag(when, OR), inside(then, OR), inside(otherwise, CHOICE));
        };
    }

    private static String write(Rule.Test test) {
        return switch (test) {
            case Rule.Compare compare -> compare(compare);
            case Rule.OneOf(Rule item, List<Rule> choices) ->
                    "%s in [%s]"
                            .formatted(
                                    bare(item, RELATION + 1),
                                    choices.stream()
                                            .map(RuleText::write)
                                            .collect(Collectors.joining(", ")));
            case Rule.Holds(Rule list, String item) ->
                    "%s in %s".formatted(quoted(item), inside(list, RELATION + 1));
            case Rule.Matches(Rule of, var how, String argument) ->
                    "%s.%s(%s)".formatted(bare(of, ATOM), how.method(), quoted(argument));
        };
    }

    private static String write(Deed deed) {
        return switch (deed) {
            case Deed.Count(var what, Window window) ->
                    call("count", kind(what), window(window), filter(what));
            case Deed.Total(var fold, var what, String property, Window window) ->
                    call(
                            fold.function(),
                            kind(what),
                            quoted(property),
                            window(window),
                            filter(what));
            case Deed.Decayed(var what, Fading fading) ->
                    call("decayed", kind(what), quoted(fading.halfLife() + "d"), filter(what));
            case Deed.First(EventKind kind) -> call("first", kind(kind));
            case Deed.Last(EventKind kind) -> call("last", kind(kind));
            case Deed.Silent(EventKind kind, Rule length) ->
                    call("silent", kind(kind), length(length));
            case Deed.Rhythm(EventKind kind) -> call("rhythm", kind(kind));
            case Deed.Ordered(EventKind before, EventKind after, var within) ->
                    call("ordered", kind(before), kind(after), quoted(Spans.text(within)));
        };
    }

    private static String write(Buying buying) {
        return switch (buying) {
            case Buying.Bought(String what, Window window) ->
                    call("bought", quoted(what), window(window));
            case Buying.Orders(Window window) ->
                    window.equals(Window.EVER) ? "orders" : call("orders", window(window));
            case Buying.Revenue(Optional<String> currency, Window window) ->
                    revenue(currency, window);
        };
    }

    private static String write(Standing standing) {
        return switch (standing) {
            case Standing.Stage(String model) -> call("stage", quoted(model));
            case Standing.InSegment(String key) -> call("in_segment", quoted(key));
            case Standing.Score(String name) -> call("score", quoted(name));
            case Standing.ConsentTo(String channel, String purpose) ->
                    call("consent", quoted(channel), quoted(purpose));
        };
    }

    private static String write(Presence presence) {
        return switch (presence) {
            case Presence.Near(String place, var _, long metres) ->
                    call("near", quoted(place), quoted(distance(metres)));
            case Presence.Channel() -> "channel";
        };
    }

    private static String write(Dated dated) {
        return switch (dated) {
            case Dated.Today() -> "today";
            case Dated.YearsSince(Rule any) -> call("years_since", write(any));
            case Dated.Birthday(Window window) -> call("birthday", window(window));
        };
    }

    /// A field beside something typed needs no word about its type.
    private static String compare(Rule.Compare compare) {
        boolean bothFields = isField(compare.left()) && isField(compare.right());
        return "%s %s %s"
                .formatted(
                        bothFields
                                ? inside(compare.left(), RELATION + 1)
                                : bare(compare.left(), RELATION + 1),
                        compare.by().sign(),
                        bothFields
                                ? inside(compare.right(), RELATION + 1)
                                : bare(compare.right(), RELATION + 1));
    }

    private static boolean isField(Rule rule) {
        return rule instanceof Rule.As(Rule any, Rule.Type _) && any.type() == Rule.Type.ANY;
    }

    private static String bare(Rule rule, int level) {
        return rule instanceof Rule.As(Rule any, Rule.Type _) && any.type() == Rule.Type.ANY
                ? write(any)
                : inside(rule, level);
    }

    private static String flag(Rule rule, int level) {
        return rule instanceof Rule.As(Rule any, Rule.Type type) && type == Rule.Type.FLAG
                ? write(any)
                : inside(rule, level);
    }

    private static String joined(List<Rule> parts, String sign, int level) {
        return parts.stream().map(part -> flag(part, level)).collect(Collectors.joining(sign));
    }

    private static String inside(Rule rule, int level) {
        return holds(rule) < level ? "(" + write(rule) + ")" : write(rule);
    }

    private static int holds(Rule rule) {
        return switch (rule) {
            case Rule.Choice _ -> CHOICE;
            case Rule.Or _ -> OR;
            case Rule.And _ -> AND;
            case Rule.Compare _, Rule.OneOf _, Rule.Holds _ -> RELATION;
            case Rule.Arithmetic(var _, var by, var _) -> level(by);
            case Rule.Not _ -> UNARY;
            case Rule.Literal _,
                    Rule.Matches _,
                    Rule.As _,
                    Rule.Has _,
                    Field _,
                    Deed _,
                    Buying _,
                    Standing _,
                    Presence _,
                    Dated _,
                    Scored _ ->
                    ATOM;
        };
    }

    private static int level(Rule.Operation by) {
        return switch (by) {
            case PLUS, MINUS -> SUM;
            case TIMES, BY, REMAINDER -> PRODUCT;
        };
    }

    private static String revenue(Optional<String> currency, Window window) {
        if (currency.isEmpty()) {
            return window.equals(Window.EVER) ? "revenue" : call("revenue", window(window));
        }
        return call(
                "revenue",
                quoted(currency.get()),
                window.equals(Window.EVER) ? "" : window(window));
    }

    /// Empty arguments are left out.
    private static String call(String function, String... arguments) {
        return Arrays.stream(arguments)
                .filter(argument -> !argument.isEmpty())
                .collect(Collectors.joining(", ", function + "(", ")"));
    }

    private static String kind(Deed.Happening what) {
        return kind(what.kind());
    }

    private static String kind(EventKind kind) {
        return quoted(kind.text());
    }

    private static String window(Window window) {
        return quoted(window.text());
    }

    private static String filter(Deed.Happening what) {
        return what.filter().map(filter -> flag(filter, CHOICE)).orElse("");
    }

    private static String length(Rule length) {
        return length instanceof Rule.Span(var written)
                ? quoted(Spans.text(written))
                : write(length);
    }

    private static String distance(long metres) {
        return metres % 1_000 == 0 ? metres / 1_000 + "km" : metres + "m";
    }

    private static String lower(Rule.Type type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    private static String path(List<String> path) {
        return path.stream()
                .map(name ->
                        PLAIN_NAME.matcher(name).matches() && !RESERVED.contains(name)
                                ? "." + name
                                : "[" + quoted(name) + "]")
                .collect(Collectors.joining());
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("'");
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            switch (sign) {
                case '\'' -> quoted.append("\\'");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> quoted.append(sign);
            }
        }
        return quoted.append('\'').toString();
    }
}
