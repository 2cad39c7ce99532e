package org.querencia.core.rule;

import static org.querencia.core.rule.Signature.Form.FIELDS;
import static org.querencia.core.rule.Signature.Form.FUNCTION;
import static org.querencia.core.rule.Signature.Form.METHOD;
import static org.querencia.core.rule.Signature.Form.OPERATOR;
import static org.querencia.core.rule.Signature.Part.OPERATORS;

import java.util.List;
import java.util.Locale;
import org.querencia.core.rule.Rule.TextTest;
import org.querencia.core.rule.Signature.Draft;

/// The part of [Signatures] that is about operators, and fields of what filters see.
final class OperatorSignatures {

    private OperatorSignatures() {}

    static void addTo(List<Signature> all) {
        types(all);
        operators(all);
    }

    private static void types(List<Signature> all) {
        for (Rule.Type type : List.of(Rule.Type.NUMBER, Rule.Type.TEXT, Rule.Type.FLAG)) {
            String name = type.name().toLowerCase(Locale.ROOT);
            all.add(
                    new Draft(OPERATORS, FUNCTION, name, name + "(field)")
                            .returns(type)
                            .alsoInFilters()
                            .says(
                                    "A field as a %s; unknown where it is none. Needed where two"
                                            .formatted(name),
                                    "fields are compared with each other.")
                            .like("%s(trait.now) != %s(trait.before)".formatted(name, name))
                            .made(a -> new Rule.As(a.field(0), type)));
        }
        for (TextTest test : TextTest.values()) {
            all.add(
                    new Draft(OPERATORS, METHOD, test.method(), test.method() + "(text)")
                            .returns(Rule.Type.FLAG)
                            .alsoInFilters()
                            .says(words(test))
                            .like(example(test))
                            .made(a -> a.matches(test)));
        }
    }

    private static String example(TextTest test) {
        return switch (test) {
            case CONTAINS -> "trait.name.contains('Peña')";
            case STARTS -> "trait.phone.startsWith('+57')";
            case ENDS -> "trait.email.endsWith('.edu.co')";
            case MATCHES -> "trait.plate.matches('^[A-Z]{3}[0-9]{3}$')";
        };
    }

    private static String words(TextTest test) {
        return switch (test) {
            case CONTAINS -> "Whether a text has the other in it.";
            case STARTS -> "Whether a text starts with the other.";
            case ENDS -> "Whether a text ends with the other.";
            case MATCHES ->
                    "Whether a regular expression (RE2 syntax) finds something in a text; at most"
                            + " 200 characters.";
        };
    }

    private static void operators(List<Signature> all) {
        all.add(
                new Draft(OPERATORS, FIELDS, "event", "event.name, event['name']")
                        .alsoInFilters()
                        .says("In a filter: a property of the event.")
                        .like("count('Product Viewed', '7d', event.category == 'café') > 0")
                        .byGrammar());
        all.add(
                new Draft(OPERATORS, FIELDS, "campaign", "campaign.name, campaign.source")
                        .alsoInFilters()
                        .says(
                                "In a filter: what the link was marked with that led to the event",
                                "(`context.campaign`): `name` (`utm_campaign`), `source`, `medium`,",
                                "`content` and `term`, as texts.")
                        .like("count('page:*', '30d', campaign.name == 'madres') > 0")
                        .byGrammar());
        operator(
                all,
                "&& || !",
                "And, or, not.",
                "orders > 1 && !(channel == 'web' || has(trait.x))");
        operator(
                all,
                "== != < <= > >=",
                "Both sides of one type: numbers, texts (by code points), times, lengths.",
                "trait.visits >= 3");
        operator(
                all,
                "in",
                "One of a list of numbers or texts; or a text in a field that is a list.",
                "trait.city in ['Cali', 'Bogotá'] || 'vip' in trait.tags");
        operator(
                all,
                "+ - * / %",
                "Exact, to six decimals (division is cut). Times and lengths as makes sense.",
                "revenue / orders > 50");
        operator(all, "? :", "One or the other.", "orders > (channel == 'app' ? 3 : 5)");
    }

    private static void operator(List<Signature> all, String signs, String words, String example) {
        all.add(
                new Draft(OPERATORS, OPERATOR, signs, signs)
                        .alsoInFilters()
                        .says(words)
                        .like(example)
                        .byGrammar());
    }
}
