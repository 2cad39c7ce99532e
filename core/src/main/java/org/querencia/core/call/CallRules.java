package org.querencia.core.call;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// How the daily lists of sellers are made: the content of a definition of kind [#KIND].
///
/// Somebody is on a list while there is an occasion; the most urgent come first, by their score and
/// the points of their occasions. Throws [IllegalArgumentException] that says what is wrong, and
/// where.
///
/// @param scores keys; the first that speaks of somebody is theirs
/// @param occasions why somebody is called; at least one
/// @param length of each list, 1 to [#LENGTH_MAX]
/// @param againDays for so many days after a call nobody calls again, 0 to [#DAYS_MAX]
/// @param uninterestedDays the same for who was not interested
/// @param consent that must stand; its words are empty where none need be
/// @param sharing whose list somebody is on
public record CallRules(
        List<String> scores,
        List<Occasion> occasions,
        int length,
        int againDays,
        int uninterestedDays,
        Consent consent,
        Sharing sharing) {

    public static final String KIND = "calls";
    public static final int LENGTH_MAX = 100;
    public static final int DAYS_MAX = 730;
    public static final int OCCASIONS_MAX = 20;
    public static final int POINTS_MAX = 100;
    public static final int SELLERS_MAX = 1_000;

    private static final int RULE_LENGTH_MAX = 2_000;
    private static final int WORD_LENGTH_MAX = 200;
    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");

    /// Until a company writes its own.
    public static final CallRules DEFAULTS =
            new CallRules(
                    List.of("lead", "customer"),
                    List.of(
                            new Occasion(
                                    "cart-left",
                                    "count('Product Added', '7d') > 0 && orders('7d') == 0",
                                    30),
                            new Occasion(
                                    "form",
                                    "count('Lead Submitted', '14d') > 0 && orders('14d') == 0",
                                    25),
                            new Occasion(
                                    "shop-visit",
                                    "count('Visit Registered', '14d', event.bought == false) > 0 && orders('14d') == 0",
                                    20),
                            new Occasion(
                                    "wrote",
                                    "count('Message Received', '7d') > 0 && orders('7d') == 0",
                                    15),
                            new Occasion(
                                    "overdue",
                                    "orders >= 3 && silent('Order Completed', rhythm('Order Completed') * 1.5) && !silent('Order Completed', rhythm('Order Completed') * 4)",
                                    15),
                            new Occasion("promising", "score('lead') >= 40", 10),
                            new Occasion(
                                    "later",
                                    "count('Call Registered', '60d', event.outcome == 'not-now') > 0",
                                    10),
                            new Occasion("birthday", "orders >= 1 && birthday('3d')", 10)),
                    20,
                    7,
                    90,
                    Consent.NONE,
                    new Sharing("", Map.of(), true, true));

    /// @param key names it in lists: a word the console knows, or the company's own
    /// @param rule may ask for scores
    /// @param points 0 to [#POINTS_MAX]
    public record Occasion(String key, String rule, int points) {
        public Occasion {
            if (!KEY.matcher(key).matches()) {
                throw new IllegalArgumentException(
                        "key: '%s'; expected up to 63 of a-z, 0-9, '-' and '_'".formatted(key));
            }
            checkText("rule", rule, 1, RULE_LENGTH_MAX);
            checkNumber("points", points, 0, POINTS_MAX);
        }
    }

    /// Who must have allowed what; see the rule `consent(channel, purpose)`.
    public record Consent(String channel, String purpose) {

        /// Nothing need be allowed.
        public static final Consent NONE = new Consent("", "");

        public Consent {
            checkText("channel", channel, 0, WORD_LENGTH_MAX);
            checkText("purpose", purpose, 0, WORD_LENGTH_MAX);
            if (channel.isBlank() != purpose.isBlank()) {
                throw new IllegalArgumentException(
                        "consent: expected a channel and a purpose, or neither");
            }
        }

        public boolean isAsked() {
            return !channel.isBlank();
        }
    }

    /// Tried in this order: the trait, who had to do with them last, and the rest shared out
    /// evenly.
    ///
    /// @param trait that names the seller by e-mail, or by one of the words of `sellers`; empty for
    ///   none
    /// @param sellers e-mails by what the trait says, such as a city
    /// @param lastSeller whether who registered their last visit or call keeps them
    /// @param rest whether the others are shared out; else they are on no list
    public record Sharing(
            String trait, Map<String, String> sellers, boolean lastSeller, boolean rest) {
        public Sharing {
            checkText("trait", trait, 0, WORD_LENGTH_MAX);
            sellers = Map.copyOf(sellers);
            checkNumber("sellers", sellers.size(), 0, SELLERS_MAX);
        }
    }

    public CallRules {
        scores = List.copyOf(scores);
        occasions = List.copyOf(occasions);
        checkNumber("scores", scores.size(), 0, LENGTH_MAX);
        checkNumber("occasions", occasions.size(), 1, OCCASIONS_MAX);
        checkNumber("length", length, 1, LENGTH_MAX);
        checkNumber("againDays", againDays, 0, DAYS_MAX);
        checkNumber("uninterestedDays", uninterestedDays, 0, DAYS_MAX);
        if (occasions.stream().map(Occasion::key).distinct().count() < occasions.size()) {
            throw new IllegalArgumentException("occasions: two have one key");
        }
    }

    private static void checkNumber(String field, int number, int least, int most) {
        if (number < least || number > most) {
            throw new IllegalArgumentException(
                    "%s: %d; expected %d to %d".formatted(field, number, least, most));
        }
    }

    private static void checkText(String field, String text, int least, int most) {
        if (text.length() > most || text.strip().length() < least) {
            throw new IllegalArgumentException(
                    "%s: %d characters; expected %d to %d"
                            .formatted(field, text.strip().length(), least, most));
        }
    }
}
