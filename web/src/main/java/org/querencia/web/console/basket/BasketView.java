package org.querencia.web.console.basket;

import java.util.List;
import java.util.Locale;
import org.querencia.runtime.basket.BasketDesk.Rank;
import org.querencia.runtime.warehouse.Baskets.Of;
import org.querencia.web.console.home.Span;

/// What orders hold, in words.
///
/// @param about which of the three questions: `pairs`, `firsts`, `leaving`
/// @param all baskets, or people
/// @param share of all people who came back, or left; empty for pairs
public record BasketView(
        String about,
        Span span,
        Of of,
        int least,
        int days,
        Rank rank,
        String all,
        String share,
        List<Pair> pairs,
        List<First> firsts,
        List<Left> leaving) {

    public static final List<String> ABOUT = List.of("pairs", "firsts", "leaving");

    public record Pair(
            String first,
            String second,
            String firstName,
            String secondName,
            String both,
            String support,
            String confidence,
            String lift) {}

    /// @param better whether the interval lies above all others' share, or below it
    public record First(
            String thing,
            String name,
            String people,
            String back,
            String interval,
            String median,
            Standing better) {}

    /// @param worse whether those who bought it surely leave oftener
    public record Left(
            String thing,
            String name,
            String people,
            String with,
            String without,
            String ratio,
            String interval,
            Standing worse) {}

    public enum Standing {
        ABOVE,
        BELOW,
        /// It may be chance.
        UNSURE
    }

    public boolean isEmpty() {
        return pairs.isEmpty() && firsts.isEmpty() && leaving.isEmpty();
    }

    /// As it stands in an address, without the question.
    public String query() {
        return "%s&by=%s&least=%d&days=%d&rank=%s"
                .formatted(
                        span.query(), of.name().toLowerCase(Locale.ROOT), least, days, rank.text());
    }

    public String about(String other) {
        return "/measure/basket?about=%s&%s".formatted(other, query());
    }

    public String by(String other) {
        return "/measure/basket?about=%s&%s&by=%s&least=%d&days=%d&rank=%s"
                .formatted(about, span.query(), other, least, days, rank.text());
    }

    public String during(String period) {
        return "/measure/basket?about=%s&period=%s&by=%s&least=%d&days=%d&rank=%s"
                .formatted(
                        about,
                        period,
                        of.name().toLowerCase(Locale.ROOT),
                        least,
                        days,
                        rank.text());
    }
}
