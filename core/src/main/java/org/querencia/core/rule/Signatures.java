package org.querencia.core.rule;

import static org.querencia.core.rule.Signature.Form.FIELDS;
import static org.querencia.core.rule.Signature.Form.FUNCTION;
import static org.querencia.core.rule.Signature.Form.NAME;
import static org.querencia.core.rule.Signature.Part.BOUGHT;
import static org.querencia.core.rule.Signature.Part.DID;
import static org.querencia.core.rule.Signature.Part.KNOWN;
import static org.querencia.core.rule.Signature.Part.STANDING;
import static org.querencia.core.rule.Signature.Part.TIME;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.querencia.core.rule.Deed.Fold;
import org.querencia.core.rule.Signature.Draft;
import org.querencia.core.rule.Signature.Form;

/// Everything the rule language can say. The reader of rules, the reference and the tests all go by
/// this list.
public final class Signatures {

    public static final List<Signature> ALL = all();

    private Signatures() {}

    static Optional<Signature> of(Form form, String name) {
        return ALL.stream()
                .filter(known -> known.form() == form && known.name().equals(name))
                .findFirst();
    }

    /// The names that are written in that form.
    static Set<String> names(Form form) {
        Set<String> names = new TreeSet<>();
        ALL.stream().filter(known -> known.form() == form).forEach(s -> names.add(s.name()));
        return names;
    }

    private static List<Signature> all() {
        List<Signature> all = new ArrayList<>();
        events(all);
        presence(all);
        folds(all);
        orders(all);
        known(all);
        standing(all);
        time(all);
        OperatorSignatures.addTo(all);
        return List.copyOf(all);
    }

    private static void events(List<Signature> all) {
        all.add(
                new Draft(DID, FUNCTION, "count", "count(event, window[, filter])")
                        .returns(Rule.Type.NUMBER)
                        .says(
                                "How many events of that name happened in the window; in a sliding",
                                "window at most 1,000 are counted. The filter sees the `event`.")
                        .like("count('Order Completed', '30d', event.total > 100) >= 2")
                        .made(a -> new Deed.Count(a.happening(0, 2), a.window(1))));
        all.add(
                new Draft(DID, FUNCTION, "first", "first(event)")
                        .returns(Rule.Type.INSTANT)
                        .says("When it happened first; unknown when it never did.")
                        .like("first('Signed Up') >= timestamp('2026-01-01')")
                        .made(a -> new Deed.First(a.event(0))));
        all.add(
                new Draft(DID, FUNCTION, "last", "last(event)")
                        .returns(Rule.Type.INSTANT)
                        .says("When it happened last; unknown when it never did.")
                        .like("last('Cart Viewed') > last('Order Completed')")
                        .made(a -> new Deed.Last(a.event(0))));
        all.add(
                new Draft(DID, FUNCTION, "decayed", "decayed(event, half-life[, filter])")
                        .returns(Rule.Type.NUMBER)
                        .says(
                                "How much is left of such events: each counts 1 on the day it",
                                "happens, half of it after the half-life (whole days, at most 90),",
                                "and nothing after eight of them. Changes at midnight only.")
                        .like("decayed('Product Viewed', '14d', event.category == 'café') >= 2.5")
                        .made(a -> new Deed.Decayed(a.happening(0, 2), a.halfLife(1))));
        all.add(
                new Draft(DID, FUNCTION, "silent", "silent(event, duration)")
                        .returns(Rule.Type.FLAG)
                        .says(
                                "Whether it happened, but no more for so long: true at that very",
                                "second. Who never did it is not silent: that is",
                                "`count(event, 'ever') == 0`.")
                        .like("silent('Order Completed', '45d')")
                        .made(a -> new Deed.Silent(a.event(0), a.span(1))));
        all.add(
                new Draft(DID, FUNCTION, "rhythm", "rhythm(event)")
                        .returns(Rule.Type.SPAN)
                        .says(
                                "The person's own interval between such events: the median of the",
                                "last 20 (the lower of the two in the middle). Unknown before the",
                                "second event. Can be multiplied.")
                        .like("silent('Order Completed', rhythm('Order Completed') * 2)")
                        .made(a -> new Deed.Rhythm(a.event(0))));
        all.add(
                new Draft(DID, FUNCTION, "ordered", "ordered(event, event, duration)")
                        .returns(Rule.Type.FLAG)
                        .says(
                                "Whether the first event was ever followed by the second within so",
                                "long: later, and not by more. The 100 latest of each are looked",
                                "at.")
                        .like("ordered('Cart Viewed', 'Order Completed', '2h')")
                        .made(a -> new Deed.Ordered(a.event(0), a.event(1), a.length(2))));
    }

    private static void presence(List<Signature> all) {
        all.add(
                new Draft(DID, NAME, "channel", "channel")
                        .returns(Rule.Type.TEXT)
                        .says("Through which channel the last event came: `web`, `app`, `store`, …")
                        .like("channel == 'app'")
                        .made(_ -> new Presence.Channel()));
        all.add(
                new Draft(DID, FUNCTION, "near", "near(place, distance)")
                        .returns(Rule.Type.FLAG)
                        .says(
                                "Whether the last known place (`context.location` of events) is so",
                                "near: in a straight line, in `m` or `km`. The place is one that is",
                                "defined, or a latitude and longitude in degrees.")
                        .like("near('4.6486,-74.0628', '3km')")
                        .made(a -> a.near(0, 1)));
    }

    private static void folds(List<Signature> all) {
        for (Fold fold : Fold.values()) {
            String name = fold.function();
            all.add(
                    new Draft(DID, FUNCTION, name, name + "(event, property, window[, filter])")
                            .returns(Rule.Type.NUMBER)
                            .says(words(fold))
                            .like(example(fold))
                            .made(a ->
                                    new Deed.Total(
                                            fold, a.happening(0, 3), a.property(1), a.window(2))));
        }
    }

    private static String words(Fold fold) {
        String what =
                switch (fold) {
                    case SUM -> "The sum of a property of the events in the window; 0 of none.";
                    case AVERAGE -> "Its average, cut to six decimals; unknown of none.";
                    case SMALLEST -> "Its smallest number; unknown of none.";
                    case LARGEST -> "Its largest number; unknown of none.";
                    case DISTINCT -> "How many different values it had, up to 1,000.";
                };
        return what
                + (fold == Fold.SUM
                        ? " Events where it is no number are left out; in a sliding window the"
                                + " 1,000 latest are looked at."
                        : "");
    }

    private static String example(Fold fold) {
        return switch (fold) {
            case SUM -> "sum('Order Completed', 'total', 'last month') > 500";
            case AVERAGE -> "avg('Order Completed', 'total', 'ever') > 80.5";
            case SMALLEST -> "min('Survey Answered', 'score', '90d') < 7";
            case LARGEST -> "max('Video Watched', 'minutes', '14d', event.topic == 'café') >= 3";
            case DISTINCT -> "distinct('Product Viewed', 'product_id', '7d') >= 5";
        };
    }

    private static void orders(List<Signature> all) {
        all.add(
                new Draft(BOUGHT, FUNCTION, "bought", "bought(product, window)")
                        .returns(Rule.Type.FLAG)
                        .says(
                                "Whether an order that counts (placed, not cancelled, not a test)",
                                "holds the product, by its id, SKU or key, or one of that category.")
                        .like("bought('arepas', '30d') && !bought('coffee-250', 'ever')")
                        .made(a -> new Buying.Bought(a.text(0), a.window(1))));
        all.add(
                new Draft(BOUGHT, NAME, "orders", "orders")
                        .returns(Rule.Type.NUMBER)
                        .says("How many orders count, ever. An order told twice is one.")
                        .like("orders == 1")
                        .made(_ -> new Buying.Orders(Window.EVER)));
        all.add(
                new Draft(BOUGHT, FUNCTION, "orders", "orders(window)")
                        .returns(Rule.Type.NUMBER)
                        .says("How many orders of that time count.")
                        .like("orders('this year') >= 6")
                        .made(a -> new Buying.Orders(a.window(0))));
        all.add(
                new Draft(BOUGHT, NAME, "revenue", "revenue")
                        .returns(Rule.Type.NUMBER)
                        .says(
                                "What was paid for all orders that count, before refunds, in the",
                                "workspace's currency. Orders in other currencies are not in it.")
                        .like("revenue > 1000000")
                        .made(_ -> new Buying.Revenue(Optional.empty(), Window.EVER)));
        all.add(
                new Draft(BOUGHT, FUNCTION, "revenue", "revenue(currency or window[, window])")
                        .returns(Rule.Type.NUMBER)
                        .says("The same of a window, or of the orders in another currency.")
                        .like("revenue('USD') > 500 || revenue('USD', '90d') > 100")
                        .made(Arguments::revenue));
    }

    private static void known(List<Signature> all) {
        all.add(
                new Draft(KNOWN, FIELDS, "trait", "trait.name, trait['dirección']")
                        .says(
                                "A trait as it stands, and fields inside it: `trait.address.city`.",
                                "Compared with a number it is read as a number (also `\"12.5\"`),",
                                "with a time as a time (ISO 8601), with a text as a text.")
                        .like("trait.city == 'Bogotá' && trait['dirección'].startsWith('Calle')")
                        .byGrammar());
        all.add(
                new Draft(KNOWN, FIELDS, "account", "account.name, account['name']")
                        .says("A trait of the person's company: the one they joined last.")
                        .like("account.employees > 50 && account['sector'] in ['retail', 'food']")
                        .byGrammar());
        all.add(
                new Draft(KNOWN, FUNCTION, "has", "has(field)")
                        .returns(Rule.Type.FLAG)
                        .alsoInFilters()
                        .says("Whether a field is known. Never unknown itself.")
                        .like("has(trait.phone) && !has(trait['dirección'])")
                        .made(a -> new Rule.Has(a.field(0))));
        all.add(
                new Draft(KNOWN, FUNCTION, "years_since", "years_since(field)")
                        .returns(Rule.Type.NUMBER)
                        .says("Whole years from the day a field names until today.")
                        .like("years_since(trait.birthday) >= 18")
                        .made(a -> new Dated.YearsSince(a.field(0))));
        all.add(
                new Draft(KNOWN, FUNCTION, "birthday", "birthday(window)")
                        .returns(Rule.Type.FLAG)
                        .says(
                                "Whether the trait `birthday` comes round within so many days from",
                                "today (whole days, at most a year), or in 'this month' and the",
                                "like.")
                        .like("birthday('7d') || birthday('this month')")
                        .made(Arguments::birthday));
        all.add(
                new Draft(KNOWN, FUNCTION, "consent", "consent(channel, purpose)")
                        .returns(Rule.Type.FLAG)
                        .says("Whether a consent stands. Nothing said is no consent.")
                        .like("consent('email', 'marketing')")
                        .made(a -> new Standing.ConsentTo(a.word(0), a.word(1))));
    }

    private static void standing(List<Signature> all) {
        all.add(
                new Draft(STANDING, FUNCTION, "stage", "stage(model)")
                        .returns(Rule.Type.TEXT)
                        .says("The key of the stage in which the person is, in a model of stages.")
                        .like("stage('journey') == 'consideration'")
                        .made(Arguments::stage));
        all.add(
                new Draft(STANDING, FUNCTION, "in_segment", "in_segment(key)")
                        .returns(Rule.Type.FLAG)
                        .says("Whether the person is in another segment.")
                        .like("in_segment('vip') && silent('Order Completed', '60d')")
                        .made(Arguments::segment));
        all.add(
                new Draft(STANDING, FUNCTION, "score", "score(name)")
                        .returns(Rule.Type.NUMBER)
                        .says(
                                "A score of the workspace, as it is at this moment; unknown for people",
                                "of whom it does not speak.")
                        .like("score('lead') >= 70")
                        .made(Arguments::score));
    }

    private static void time(List<Signature> all) {
        all.add(
                new Draft(TIME, NAME, "today", "today")
                        .returns(Rule.Type.INSTANT)
                        .says("When this day began, in the workspace's zone.")
                        .like("trait.renewal >= today && trait.renewal < today + duration('7d')")
                        .made(_ -> new Dated.Today()));
        all.add(
                new Draft(TIME, FUNCTION, "duration", "duration('30d')")
                        .returns(Rule.Type.SPAN)
                        .alsoInFilters()
                        .says("A length of time: s, min, h, d (24 hours), w.")
                        .like("last('Order Completed') - first('Order Completed') > duration('1w')")
                        .made(a -> new Rule.Span(a.length(0))));
        all.add(
                new Draft(TIME, FUNCTION, "timestamp", "timestamp(text or field)")
                        .returns(Rule.Type.INSTANT)
                        .alsoInFilters()
                        .says(
                                "A day (its beginning, in the workspace's zone) or an instant in ISO",
                                "8601.")
                        .like("timestamp(trait.renewal) < timestamp('2026-12-31T23:59:59-05:00')")
                        .made(Arguments::timestamp));
    }
}
