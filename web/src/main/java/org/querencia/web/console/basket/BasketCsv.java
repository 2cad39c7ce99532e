package org.querencia.web.console.basket;

import java.math.BigDecimal;
import java.util.List;
import org.querencia.runtime.warehouse.Baskets.First;
import org.querencia.runtime.warehouse.Baskets.Firsts;
import org.querencia.runtime.warehouse.Baskets.Found;
import org.querencia.runtime.warehouse.Baskets.Leaving;
import org.querencia.runtime.warehouse.Baskets.Left;
import org.querencia.runtime.warehouse.Baskets.Together;
import org.querencia.web.http.Csv;

/// What orders hold, as files; nothing is rounded.
final class BasketCsv {
    static final int ROWS_MAX = 20_000;

    private BasketCsv() {}

    static String pairs(Together together) {
        StringBuilder out = new StringBuilder().append(Csv.BYTE_ORDER_MARK);
        out.append(
                Csv.row(
                        List.of(
                                "first",
                                "first_name",
                                "second",
                                "second_name",
                                "baskets",
                                "first_baskets",
                                "second_baskets",
                                "both",
                                "support",
                                "confidence",
                                "lift",
                                "surprise")));
        for (Found found : together.pairs()) {
            out.append(
                    Csv.row(
                            List.of(
                                    found.first().key(),
                                    found.first().name(),
                                    found.second().key(),
                                    found.second().name(),
                                    Long.toString(found.pair().baskets()),
                                    Long.toString(found.pair().first()),
                                    Long.toString(found.pair().second()),
                                    Long.toString(found.pair().both()),
                                    number(found.pair().support()),
                                    number(found.pair().confidence()),
                                    number(found.pair().lift()),
                                    number(found.pair().surprise()))));
        }
        return out.toString();
    }

    static String firsts(Firsts firsts) {
        StringBuilder out = new StringBuilder().append(Csv.BYTE_ORDER_MARK);
        out.append(Csv.row(List.of("thing", "name", "people", "back", "share", "low", "high")));
        for (First first : firsts.things()) {
            out.append(
                    Csv.row(
                            List.of(
                                    first.thing().key(),
                                    first.thing().name(),
                                    Long.toString(first.back().cases()),
                                    Long.toString(first.back().hits()),
                                    number(first.back().share()),
                                    number(first.back().low()),
                                    number(first.back().high()))));
        }
        return out.toString();
    }

    static String leaving(Leaving leaving) {
        StringBuilder out = new StringBuilder().append(Csv.BYTE_ORDER_MARK);
        out.append(
                Csv.row(
                        List.of(
                                "thing",
                                "name",
                                "people_with",
                                "left_with",
                                "people_without",
                                "left_without",
                                "ratio",
                                "low",
                                "high")));
        for (Left left : leaving.things()) {
            out.append(
                    Csv.row(
                            List.of(
                                    left.thing().key(),
                                    left.thing().name(),
                                    Long.toString(left.risk().with().cases()),
                                    Long.toString(left.risk().with().hits()),
                                    Long.toString(left.risk().without().cases()),
                                    Long.toString(left.risk().without().hits()),
                                    number(left.risk().ratio()),
                                    number(left.risk().low()),
                                    number(left.risk().high()))));
        }
        return out.toString();
    }

    private static String number(double number) {
        return BigDecimal.valueOf(number).toPlainString();
    }
}
