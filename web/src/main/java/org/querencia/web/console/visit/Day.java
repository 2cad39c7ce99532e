package org.querencia.web.console.visit;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.querencia.core.event.Value;
import org.querencia.core.event.Value.Fields;
import org.querencia.core.identity.Identifier;
import org.querencia.core.visit.StoreVisit.Bought;
import org.querencia.core.visit.StoreVisit.NotBought;
import org.querencia.runtime.visit.ToldVisit;
import org.querencia.web.console.frame.Frame;
import org.querencia.web.http.Json;

/// The day of a seller as their page shows it.
///
/// @param visits newest first
record Day(List<ToldVisit> visits, VisitWords words) {

    Day {
        visits = List.copyOf(visits);
    }

    Fields json() {
        List<Bought> sales =
                visits.stream()
                        .map(told -> told.visit().ending())
                        .filter(Bought.class::isInstance)
                        .map(Bought.class::cast)
                        .toList();
        BigDecimal total =
                sales.stream()
                        .flatMap(sale -> VisitWords.total(sale).stream())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        return Json.object()
                .put("registered", visits.size())
                .put("bought", sales.size())
                .put("revenue", words.money(total))
                .put("reasons", Json.items(reasons().entrySet(), Day::reason))
                .put("visits", Json.items(visits, this::visit))
                .build();
    }

    private Map<String, Integer> reasons() {
        Map<String, Integer> counts = new TreeMap<>();
        for (ToldVisit told : visits) {
            if (told.visit().ending() instanceof NotBought(String reason, _)) {
                String said =
                        reason.isEmpty()
                                ? frame().text("visit.reason-untold")
                                : VisitWords.reason(frame(), reason);
                counts.merge(said, 1, Integer::sum);
            }
        }
        return counts;
    }

    private static Value reason(Map.Entry<String, Integer> counted) {
        return Json.object().put("name", counted.getKey()).put("count", counted.getValue()).build();
    }

    private Value visit(ToldVisit told) {
        return Json.object()
                .put("id", told.visit().id())
                .put("time", frame().formats().time(told.at()))
                .put("who", who(told))
                .put("bought", told.visit().ending() instanceof Bought)
                .put("ending", words.ending(told.visit()))
                .put("answers", Json.texts(words.answers(told.visit())))
                .build();
    }

    private String who(ToldVisit told) {
        return Optional.of(told.name())
                .filter(name -> !name.isEmpty())
                .or(() -> told.who().stream().findFirst().map(Identifier::value))
                .orElseGet(() -> frame().text("visit.nobody"));
    }

    private Frame frame() {
        return words.frame();
    }
}
