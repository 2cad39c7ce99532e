package org.querencia.connect.mapping;

import java.util.List;
import java.util.Map;
import org.querencia.connect.mapping.Guess.Fit;
import org.querencia.connect.mapping.Kind.Who;
import org.querencia.connect.mapping.PersonColumns.Found;
import org.querencia.runtime.imports.Detection.DetectedColumn;

/// How likely the rows of a file are of a kind: how well what the kind lives by was found, how many
/// of the columns are understood, and what the file's name says.
final class Likelihood {

    /// Words in a file's name that tell its kind.
    private static final Map<String, String> NAMES =
            Map.ofEntries(
                    Map.entry("customers", "cliente|customer|people|persona|usuarios"),
                    Map.entry("contacts", "contacto|contact"),
                    Map.entry("orders", "pedido|venta|order|factura|invoice|sales|retail"),
                    Map.entry("products", "producto|product|catalog|inventario|stock"),
                    Map.entry("competitor_prices", "compet"),
                    Map.entry("ad_spend", "pauta|spend|ads|campan|campaign"),
                    Map.entry("costs", "costo|gasto|cost|nomina"),
                    Map.entry("loyalty", "puntos|lealtad|loyalty|fideliza|points"),
                    Map.entry("calls", "llamada|call"),
                    Map.entry("visits", "visita|visit|asistent|evento|feria"),
                    Map.entry("receivables", "cartera|receivable|deuda"),
                    Map.entry("events", "event"));

    private static final double NAMED = 0.1;

    /// Of a file of people each usual trait is a sign, up to so many.
    private static final int TRAITS_TELLING_MAX = 4;

    private Likelihood() {}

    /// 0 when rows of the kind cannot be made of the columns.
    static double of(Guess guess, List<DetectedColumn> columns, String fileName) {
        if (!isPossible(guess)) {
            return 0;
        }
        double used = columns.isEmpty() ? 0 : guess.used() / columns.size();
        long needed = guess.kind().fields().stream().filter(FieldSpec::required).count();
        return base(guess, fileName) * (0.55 + 0.35 * used)
                + (isNamed(guess.kind(), fileName) ? NAMED : 0)
                + (needed > 1 ? 0.02 * needed : 0);
    }

    private static boolean isPossible(Guess guess) {
        Kind kind = guess.kind();
        boolean unpriced =
                kind.equals(Kinds.ORDERS)
                        && !guess.fields().containsKey(OrderFields.PRICE)
                        && !guess.fields().containsKey(OrderFields.LINE_TOTAL)
                        && !guess.fields().containsKey("total");
        boolean nobody = kind.who() == Who.NEEDED && guess.identifiers().isEmpty();
        boolean alone = kind.equals(Kinds.CONTACTS) && guess.employer().isEmpty();
        boolean pointless =
                kind.equals(ContactKinds.LOYALTY)
                        && !guess.fields().containsKey("points")
                        && !guess.fields().containsKey("tier");
        boolean lacking =
                kind.fields().stream()
                        .anyMatch(field ->
                                field.required() && !guess.fields().containsKey(field.name()));
        return !(unpriced || nobody || alone || pointless || lacking);
    }

    /// How well was found what rows of the kind cannot do without.
    private static double base(Guess guess, String fileName) {
        Kind kind = guess.kind();
        if (kind.equals(ContactKinds.LOYALTY)) {
            return (named(guess) + points(guess, fileName)) / 2;
        }
        if (kind.fields().stream().noneMatch(FieldSpec::required)) {
            int traits = Math.min(TRAITS_TELLING_MAX, guess.knownTraits().size());
            double described = 0.4 + 0.6 * traits / TRAITS_TELLING_MAX;
            return (named(guess) + described) / 2;
        }
        return guess.fields().values().stream()
                .filter(fit -> fit.field().required())
                .mapToDouble(Fit::score)
                .average()
                .orElse(0);
    }

    private static double named(Guess guess) {
        return guess.identifiers().stream().mapToDouble(Found::confidence).max().orElse(0);
    }

    /// A balance alone may be one of money: points say so themselves, or a card, or the file.
    private static double points(Guess guess, String fileName) {
        double best = 0;
        boolean said =
                isNamed(guess.kind(), fileName)
                        || guess.identifiers().stream()
                                .anyMatch(one -> one.name().equals("loyalty_card"));
        for (String name : List.of("points", "tier")) {
            Fit fit = guess.fields().get(name);
            if (fit != null) {
                boolean sure =
                        said
                                || NameMatch.words(fit.column().name())
                                        .matches(".*\\b(puntos|points)\\b.*");
                best = Math.max(best, sure ? fit.score() : 0.6 * fit.score());
            }
        }
        return best;
    }

    private static boolean isNamed(Kind kind, String fileName) {
        return NameMatch.words(fileName)
                .matches(".*(" + NAMES.getOrDefault(kind.name(), "-") + ").*");
    }
}
