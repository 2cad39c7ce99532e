package org.querencia.core.cost;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.querencia.core.event.Event;
import org.querencia.core.event.Origin.Trust;
import org.querencia.core.event.Texts;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.order.Figure;
import org.querencia.core.order.Item;

/// Money the company spent, as an event tells it: 'Marketing Spend' or 'Cost Recorded'. Marked
/// events tell nothing, nor do those of public keys, which anyone can read in a page and send with.
/// Words that were not said are empty.
public sealed interface Outlay {

    String SPEND = "Marketing Spend";
    String COST = "Cost Recorded";

    /// Categories of costs that are marketing by themselves.
    Set<String> MARKETING =
            Set.of("marketing", "advertising", "ads", "mercadeo", "publicidad", "pauta");

    /// Categories of costs that never are, whatever is marked: what people are paid.
    Set<String> SALARIES = Set.of("salaries", "salary", "wages", "salarios", "nómina", "nomina");

    int WORD_LENGTH_MAX = 200;

    /// What tells it from others of its source: of two with the same id the one that happened later
    /// counts, of one time the one that came later. Without an id of its own (`spend_id`,
    /// `cost_id`) it is the messageId.
    String id();

    /// Lower case; `google`, `meta`, `radio`, …
    String channel();

    /// Below 0 where something was given back.
    Figure amount();

    /// Whether it went into winning customers, salaries apart: all spend, and costs that were
    /// marked so.
    boolean marketing();

    /// @param impressions how often it was shown, and how often clicked
    record Spend(
            String id,
            String channel,
            String campaign,
            String medium,
            Figure amount,
            long impressions,
            long clicks)
            implements Outlay {
        @Override
        public boolean marketing() {
            return true;
        }
    }

    /// @param category `salaries`, `overheads`, `tools`, …; lower case
    /// @param marketing as told by `marketing`; where nothing was told, whether the category is
    ///   marketing or advertising
    record Cost(String id, String category, String channel, Figure amount, boolean marketing)
            implements Outlay {}

    /// What one event tells; empty when it tells of no outlay, or of none that is a believable
    /// amount.
    static Optional<Outlay> of(Event event) {
        boolean heard = event.counts() && event.origin().trust() == Trust.SECRET;
        if (event.type() != Event.Type.TRACK || !heard) {
            return Optional.empty();
        }
        if (event.name().equalsIgnoreCase(SPEND)) {
            return amount(event.properties(), "cost").map(amount -> spend(event, amount));
        }
        return event.name().equalsIgnoreCase(COST)
                ? amount(event.properties(), "amount").map(amount -> cost(event, amount))
                : Optional.empty();
    }

    private static Outlay spend(Event event, Figure amount) {
        Fields told = event.properties();
        return new Spend(
                word(told, "spend_id").orElse(event.messageId()),
                plain(told, "channel"),
                word(told, "campaign").orElse(""),
                plain(told, "medium"),
                amount,
                count(told, "impressions"),
                count(told, "clicks"));
    }

    private static Outlay cost(Event event, Figure amount) {
        Fields told = event.properties();
        String category = plain(told, "category");
        return new Cost(
                word(told, "cost_id").orElse(event.messageId()),
                category,
                plain(told, "channel"),
                amount,
                marketing(told, category));
    }

    private static boolean marketing(Fields told, String category) {
        return !SALARIES.contains(category)
                && told.text("marketing").map("true"::equals).orElse(MARKETING.contains(category));
    }

    private static Optional<Figure> amount(Fields told, String name) {
        return Item.number(told, name).map(number -> new Figure(number, Figure.currency(told)));
    }

    private static long count(Fields told, String name) {
        return Item.number(told, name)
                .filter(number -> number.signum() > 0)
                .map(BigDecimal::longValue)
                .orElse(0L);
    }

    private static String plain(Fields told, String name) {
        return word(told, name).orElse("").toLowerCase(Locale.ROOT);
    }

    private static Optional<String> word(Fields told, String name) {
        return told.text(name).map(text -> Texts.cut(text.strip(), WORD_LENGTH_MAX));
    }
}
