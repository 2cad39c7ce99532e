package org.querencia.core.rule;

import java.util.List;
import java.util.Locale;

/// What can be wrong or odd in the text of a rule. The sentences here are English; whoever speaks
/// other languages goes by [#code] and the parts of an [Issue].
public enum Problem {
    UNEXPECTED("'%s' is not expected here"),
    ENDS_EARLY("the rule ends too early: something is still open"),
    NO_MEANING("%s has no meaning here: texts stand in '…', and 'and' is &&, 'or' is ||"),
    UNREADABLE("no rule can be read here: %s"),
    TOO_LONG("the rule has %s characters; at most %s. Split it into segments and use in_segment"),
    TOO_MANY_PARTS("the rule has more than %s parts; split it into segments and use in_segment"),
    TOO_DEEP("more than %s things inside each other; split the rule into segments"),
    NO_MAPS("rules know no maps and no loops"),
    NAME_IN_BRACKETS("between [ and ] stands a name in quotes, such as ['dirección']"),
    NO_NULL("there is no null: ask has(trait.x) or !has(trait.x)"),
    NO_LITERAL("literals are numbers, texts in '…', true and false"),
    NO_NUL("a text has no U+0000"),
    NO_NUMBER("this is no number"),
    TWO_READINGS("'%s' could be either: write %s or %s"),
    TOO_EXACT("%s: numbers have at most %s digits before the point and %s after it"),

    UNKNOWN_NAME("nothing is called '%s'"),
    TRAIT_MEANT("nothing is called '%s'; the trait is trait.%s"),
    HAS_FIELDS("%s has fields: write %s.name"),
    NEEDS_ARGUMENTS("write it with its arguments: %s"),
    UNKNOWN_FUNCTION("there is no function '%s'"),
    WRONG_ARGUMENTS("it is %s; the number of arguments is %s"),
    NO_FIELDS("only trait, account, event and campaign have fields, not '%s'"),
    EVENT_OUTSIDE_FILTER(
            "event is seen by filters only, as in count('Order Completed', '30d', event.total >"
                    + " 100)"),
    CAMPAIGN_OUTSIDE_FILTER(
            "campaign is seen by filters only, as in count('page:*', '30d', campaign.name =="
                    + " 'madres')"),
    UNKNOWN_CAMPAIGN_FIELD(
            "of campaigns are told name (utm_campaign), source, medium, content and term, not '%s'"),
    NOT_IN_FILTER("a filter sees the event only; put %s beside it with &&"),
    UNKNOWN_SEGMENT("there is no segment '%s'"),
    UNKNOWN_MODEL("there is no model of stages '%s'"),
    UNKNOWN_STAGE("'%s' has no stage '%s'"),
    UNKNOWN_PLACE("there is no place '%s'"),
    UNSEEN_EVENT("no event '%s' was ever seen"),
    UNSEEN_PROPERTY("no property '%s' was ever seen"),
    UNSEEN_TRAIT("no trait '%s' was ever seen"),
    UNSEEN_ACCOUNT_TRAIT("no trait '%s' of companies was ever seen"),
    UNSEEN_SCORE("no score '%s' was ever given"),

    /// Its parts are [Rule.Type]s.
    EXPECTED_TYPE("%s is expected; this is %s"),
    LIST_AFTER_IN("a list stands after 'in' only"),
    LIST_OF_ONE_KIND("a list holds numbers or texts, at least one, and not both"),
    IN_NEEDS_LIST("write trait.city in ['Cali', 'Bogotá'], or 'vip' in trait.tags"),
    TWO_FIELDS("say as what two fields are compared: number(…), text(…), timestamp(…) or flag(…)"),
    NONE_LARGER("true and false are equal or not; none is the larger"),
    /// Its parts are a [Rule.Type], a sign and a [Rule.Type].
    NO_SENSE("%s %s %s makes no sense"),
    BY_ZERO("nothing can be divided by zero"),

    NOT_QUOTED("a text in quotes is expected here, as in %s"),
    EVENT_NAME_LENGTH("an event's name has 1 to %s characters"),
    NO_WINDOW(
            "'%s' is no window: those are lengths such as '30d' (s, min, h, d, w), 'ever', and"
                    + " 'today', 'this week', 'last month' and the like"),
    NO_LENGTH(
            "'%s' is no length of time: write a number and one of s, min, h, d (24 hours) and w (7"
                    + " days)"),
    NO_UNIT("'%s' has no unit of time: those are s, min, h, d (24 hours) and w (7 days)"),
    UNIT_MEANT("'%s' has no unit of time: write '%s'"),
    MINUTES_OR_MONTHS(
            "'%s' could be minutes or months: write '%s', or days such as '30d'; calendar months"
                    + " are 'this month' and 'last month'"),
    NO_TIME("'%s' is no time at all"),
    TOO_MUCH_HISTORY("'%s' asks for too much history: at most '%s', or 'ever'"),
    NO_INSTANT("'%s' is no time: write '2026-12-31' or '2026-12-31T18:00:00-05:00'"),
    NO_CURRENCY("'%s' is neither a currency (ISO 4217, such as 'USD') nor a window such as '90d'"),
    BIRTHDAY_EVER("every birthday comes round: name a window"),
    BIRTHDAY_DAYS("birthdays are days: write '1d' to '%sd'"),
    HALF_LIFE_DAYS("a half-life is whole days: write '1d' to '%sd'"),
    NO_DISTANCE("'%s' is no distance: write '500m' or '3km'"),
    DISTANCE_RANGE("'%s': from 1 m to half around the earth"),
    REGEX_LONG("the regular expression has %s characters; at most %s"),
    REGEX_LOOKS(
            "regular expressions here look neither ahead nor back (RE2 syntax), so that none can"
                    + " run for ever"),
    REGEX_REFERENCES(
            "regular expressions here have no back-references (RE2 syntax), so that none can run"
                    + " for ever"),
    REGEX_REPEATS("the repetitions of the regular expression multiply to more than %s"),
    REGEX_WRONG("no regular expression: %s"),

    STANDING_IN_SCORE(
            "a score looks at what people did, bought and are; segments, stages and scores have no"
                    + " past to test it on"),
    OTHER_CURRENCIES(
            "revenue adds up orders in %s only: left out are orders in other currencies (%s, of %s"
                    + " people)"),
    COUNTED_LATER("a rule that asks for so many others is counted once its own is saved"),

    CIRCLE("segments would ask for each other in a circle: %s"),

    AND_FALSE("nobody meets this: it has '&& false' in it"),
    OPPOSITES("nobody meets both %s and its opposite"),
    NO_SUCH_NUMBER("nobody meets all that is asked of %s"),
    TWO_TEXTS("nobody's %s is both '%s' and '%s'; || is 'or'");

    private final String sentence;

    Problem(String sentence) {
        this.sentence = sentence;
    }

    /// Lower case, `-` between words: `unknown-function`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// In English.
    String said(List<Object> parts) {
        return sentence.formatted(
                parts.stream()
                        .map(part -> part instanceof Rule.Type type ? words(type) : part)
                        .toArray());
    }

    private static String words(Rule.Type type) {
        return switch (type) {
            case FLAG -> "true or false";
            case NUMBER -> "a number";
            case TEXT -> "a text";
            case INSTANT -> "a point in time";
            case SPAN -> "a length of time";
            case ANY -> "a field";
        };
    }
}
