package org.querencia.web.console.visit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.querencia.core.order.Money;
import org.querencia.core.visit.StoreVisit;
import org.querencia.core.visit.StoreVisit.Bought;
import org.querencia.core.visit.StoreVisit.Interest;
import org.querencia.core.visit.StoreVisit.NotBought;
import org.querencia.core.visit.StoreVisit.Piece;
import org.querencia.core.visit.StoreVisit.Thing;
import org.querencia.core.visit.StoreVisit.Untold;
import org.querencia.web.console.frame.Frame;

/// A visit in the reader's words.
///
/// @param currency of what was paid; empty where nobody said
public record VisitWords(Frame frame, Optional<Currency> currency) {

    /// A reason as sellers choose it: in the reader's language where it is one of ours.
    public static String reason(Frame frame, String reason) {
        return frame.texts().known("visit.reason." + reason, reason);
    }

    /// A channel of arrival, the same way.
    public static String arrival(Frame frame, String arrival) {
        return frame.texts().known("visit.arrival." + arrival, arrival);
    }

    /// How much somebody cared: `none`, `some` or `much`.
    public static String interest(Frame frame, String interest) {
        return frame.text("visit.interest." + interest);
    }

    /// How it ended: `Bought · $ 64.000`.
    public String ending(StoreVisit visit) {
        return switch (visit.ending()) {
            case Bought bought ->
                    joined(frame.text("visit.bought"), total(bought).map(this::money).orElse(""));
            case NotBought(String reason, _) ->
                    joined(frame.text("visit.not-bought"), reason(frame, reason));
            case Untold _ -> "";
        };
    }

    /// Everything else that was answered, one line each.
    public List<String> answers(StoreVisit visit) {
        List<String> lines = new ArrayList<>();
        switch (visit.ending()) {
            case Bought(List<Piece> pieces, _) ->
                    add(lines, pieces.stream().map(this::piece).collect(Collectors.joining(", ")));
            case NotBought(_, String words) ->
                    add(lines, words.isEmpty() ? "" : frame.text("visit.said", words));
            case Untold _ -> {}
        }
        add(lines, things("visit.tried.what", visit.tried()));
        add(lines, things("visit.asked.what", visit.asked()));
        if (visit.interest() != Interest.UNTOLD) {
            add(
                    lines,
                    frame.text(
                            "visit.interest.what",
                            interest(frame, visit.interest().name().toLowerCase(Locale.ROOT))));
        }
        if (!visit.arrival().isEmpty()) {
            add(lines, frame.text("visit.arrival.what", arrival(frame, visit.arrival())));
        }
        add(lines, visit.note());
        return lines;
    }

    /// All in one line, for a timeline.
    public String line(StoreVisit visit) {
        List<String> parts = new ArrayList<>();
        add(parts, ending(visit));
        parts.addAll(answers(visit));
        return String.join(" · ", parts);
    }

    private String things(String key, List<Thing> things) {
        return things.isEmpty()
                ? ""
                : frame.text(
                        key, things.stream().map(Thing::name).collect(Collectors.joining(", ")));
    }

    private String piece(Piece piece) {
        return piece.quantity().compareTo(BigDecimal.ONE) == 0
                ? piece.thing().name()
                : frame.formats().number(piece.quantity()) + " × " + piece.thing().name();
    }

    /// As told, else what the pieces come to where all have a price.
    static Optional<BigDecimal> total(Bought bought) {
        boolean priced =
                !bought.pieces().isEmpty()
                        && bought.pieces().stream().allMatch(piece -> piece.price().isPresent());
        return bought.total()
                .or(() ->
                        priced
                                ? bought.pieces().stream()
                                        .map(piece ->
                                                piece.price()
                                                        .orElse(BigDecimal.ZERO)
                                                        .multiply(piece.quantity()))
                                        .reduce(BigDecimal::add)
                                : Optional.empty());
    }

    String money(BigDecimal amount) {
        return currency.map(known -> frame.formats().money(Money.of(amount, known)))
                .orElseGet(() -> frame.formats().number(amount));
    }

    private static void add(List<String> lines, String line) {
        if (!line.isBlank()) {
            lines.add(line);
        }
    }

    private static String joined(String one, String other) {
        return other.isBlank() ? one : one + " · " + other;
    }
}
