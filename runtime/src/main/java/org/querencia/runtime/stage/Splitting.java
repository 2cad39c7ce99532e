package org.querencia.runtime.stage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.querencia.runtime.stage.StageFigures.Fate;
import org.querencia.runtime.stage.StageFigures.Part;
import org.querencia.runtime.stage.StageFigures.Rate;

/// Adds up what became of people, by what tells them apart.
public final class Splitting {

    /// All values beyond the most frequent.
    private static final String OTHERS = "…";

    private static final Comparator<Part> MOST_FIRST =
            Comparator.comparingLong((Part part) -> part.rate().entered())
                    .reversed()
                    .thenComparing(Part::value);

    private final Map<String, Rate> rates = new HashMap<>();

    public void add(String value, Fate fate) {
        rates.merge(
                value,
                new Rate(1, fate == Fate.PASSED ? 1 : 0, fate == Fate.OPEN ? 1 : 0),
                Rate::plus);
    }

    public List<Part> parts() {
        List<Part> all =
                rates.entrySet().stream()
                        .map(entry -> new Part(entry.getKey(), entry.getValue()))
                        .sorted(MOST_FIRST)
                        .toList();
        if (all.size() <= StageFigures.PARTS_MAX) {
            return all;
        }
        List<Part> shown = new ArrayList<>(all.subList(0, StageFigures.PARTS_MAX - 1));
        Rate others =
                all.subList(StageFigures.PARTS_MAX - 1, all.size()).stream()
                        .map(Part::rate)
                        .reduce(Rate.NONE, Rate::plus);
        shown.add(new Part(OTHERS, others));
        return shown;
    }
}
