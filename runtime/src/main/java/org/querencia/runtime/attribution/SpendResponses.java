package org.querencia.runtime.attribution;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.querencia.runtime.attribution.AttributionDesk.Asked;
import org.querencia.runtime.attribution.AttributionDesk.Row;
import org.querencia.runtime.warehouse.Overviews.Period;
import org.querencia.science.attribution.Model;
import org.querencia.science.attribution.Response;
import org.querencia.science.attribution.UnattributableException;

/// What the next unit of spend on a channel brings, from month to month; see [Response]. Safe from
/// any thread; each question attributes every month anew.
///
/// @param desk which attributes the months
public record SpendResponses(AttributionDesk desk) {

    /// So many whole months are looked at.
    public static final int MONTHS = 12;

    /// What can be said of a channel, and the months on which it rests, the oldest first.
    public record Spent(List<Response.Month> months, Response.Said said) {
        public Spent {
            months = List.copyOf(months);
        }
    }

    /// Of channels on which something was spent, in lower case.
    ///
    /// @param asked whose period is not looked at
    /// @param until the first day of the month after the last one
    public SortedMap<String, Spent> of(Asked asked, LocalDate until) {
        Map<String, List<Response.Month>> months = new HashMap<>();
        for (int at = 0; at < MONTHS; at++) {
            for (Row row : month(asked, until.minusMonths(MONTHS - at))) {
                List<Response.Month> all =
                        months.computeIfAbsent(
                                row.credit().channel().toLowerCase(Locale.ROOT),
                                _ -> new ArrayList<>());
                fill(all, at);
                all.add(new Response.Month(row.spend(), row.credit().value()));
            }
        }
        SortedMap<String, Spent> spent = new TreeMap<>();
        months.forEach((channel, all) -> {
            fill(all, MONTHS);
            if (all.stream().anyMatch(month -> month.spend() > 0)) {
                spent.put(channel, new Spent(all, Response.of(all)));
            }
        });
        return spent;
    }

    /// Months in which a channel was not heard of.
    private static void fill(List<Response.Month> all, int months) {
        while (all.size() < months) {
            all.add(new Response.Month(0, 0));
        }
    }

    /// A month in which nobody came in vain has no chain with those: it is shared evenly.
    private List<Row> month(Asked asked, LocalDate first) {
        Period month =
                new Period(Optional.of(first), Optional.of(first.plusMonths(1).minusDays(1)));
        try {
            return desk.answer(new Asked(asked.model(), asked.goal(), month, asked.windowDays()))
                    .rows();
        } catch (UnattributableException none) {
            return desk.answer(
                            new Asked(
                                    new NamedModel("linear", new Model.Linear()),
                                    asked.goal(),
                                    month,
                                    asked.windowDays()))
                    .rows();
        }
    }
}
