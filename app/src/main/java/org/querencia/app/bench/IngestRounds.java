package org.querencia.app.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.querencia.app.client.ApiClient;
import org.querencia.app.load.Load;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Events a second until they show, beside a bare COPY of the same rows into the same PostgreSQL,
/// in turns.
///
/// @param size events a round
record IngestRounds(
        long size, Load load, ApiClient api, CopyReference reference, Consumer<String> say) {

    /// Until the Java machine has compiled what is used most; not counted. What a server does for
    /// months is measured, not its first seconds.
    private static final int WARM_UP_ROUNDS = 5;

    /// A bare COPY differs by half from one to the next, as the disk has its own work; the median
    /// of three would be a lot drawn.
    private static final int ROUNDS = 7;

    private static final int REFERENCE_EVENTS_MAX = 200_000;

    /// Whose events come: a new person costs identifiers, links and a profile; one who comes back
    /// an update. A shop's day lies between the two.
    private enum People {
        NEW,
        KNOWN;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @return the best rate of new people
    double measure(ObjectNode figures)
            throws InterruptedException, ExecutionException, SQLException, IOException {
        String crowd = "";
        ArrayNode warmUp = figures.putArray("warm_up");
        for (int round = 0; round < WARM_UP_ROUNDS; round++) {
            crowd = "w" + Figures.head(api);
            say.accept("Warming up: %,.0f a second".formatted(visible(crowd, warmUp.addObject())));
        }
        double best = rounds(People.NEW, crowd, figures.putObject("new_people"));
        rounds(People.KNOWN, crowd, figures.putObject("known_people"));
        return best;
    }

    private double rounds(People people, String known, ObjectNode figures)
            throws InterruptedException, ExecutionException, SQLException, IOException {
        ArrayNode rounds = figures.putArray("rounds");
        Map<CopyReference.Format, List<Double>> ratios = new EnumMap<>(CopyReference.Format.class);
        double best = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long before = Figures.head(api);
            ObjectNode figuresOfRound = rounds.addObject().put("log_facts", before);
            double visible = visible(people == People.KNOWN ? known : "b" + before, figuresOfRound);
            best = Math.max(best, visible);
            for (CopyReference.Format format : CopyReference.Format.values()) {
                double copied =
                        reference.copy(format, before, REFERENCE_EVENTS_MAX).eventsPerSecond();
                double ratio = visible / copied;
                figuresOfRound
                        .put(format.word() + "_copy_per_second", Math.round(copied))
                        .put("ratio_to_" + format.word() + "_copy", Figures.rounded(ratio, 3));
                say.accept(
                        "Round %d, %s people: %,.0f a second, %.2f of %s COPY"
                                .formatted(round, people.word(), visible, ratio, format.word()));
                ratios.computeIfAbsent(format, _ -> new ArrayList<>()).add(ratio);
            }
        }
        ratios.forEach((format, of) -> {
            of.sort(Double::compare);
            figures.put(
                    "ratio_to_%s_copy_median".formatted(format.word()),
                    Figures.rounded(of.get(of.size() / 2), 3));
        });
        figures.put("visible_per_second_best", Math.round(best));
        return best;
    }

    /// Sends a round and waits until all of it shows.
    private double visible(String crowd, ObjectNode figures)
            throws InterruptedException, ExecutionException {
        Load.Result sent =
                load.send(
                        new Load.Plan(
                                "r" + Figures.head(api),
                                crowd,
                                size,
                                Ingest.PEOPLE,
                                Ingest.CONNECTIONS,
                                Ingest.BATCH,
                                0));
        long acknowledged = System.nanoTime();
        Figures.awaitCaughtUp(api);
        long nanos = sent.took().toNanos() + System.nanoTime() - acknowledged;
        double visible = sent.events() * 1e9 / nanos;
        figures.put("acknowledged_per_second", Math.round(sent.eventsPerSecond()))
                .put("visible_per_second", Math.round(visible));
        return visible;
    }
}
