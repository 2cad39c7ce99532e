package org.querencia.app.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.querencia.app.client.ApiClient;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.linkage.LinkageIndex;
import org.querencia.science.linkage.Entry;
import org.querencia.science.linkage.Kept;
import org.querencia.science.linkage.Linkage;
import org.querencia.science.linkage.Scorer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// How long it takes to compare somebody new with everybody, as there are more people.
final class Looks implements Benchmark {
    private static final int LEARNED_FROM = 50_000;
    private static final int LOOKS = 20_000;
    private static final int WARM_UP = 5_000;
    private static final int TENFOLD = 10;
    private static final double LEAST = Scorer.logOdds(0.5);

    @Override
    public String name() {
        return "linkage";
    }

    @Override
    public String words() {
        return "how long comparing somebody new with everybody takes, by tenfold people";
    }

    @Override
    public String unit() {
        return "people";
    }

    @Override
    public long size() {
        return 1_000_000;
    }

    @Override
    public ObjectNode run(long size, Path folder, Consumer<String> say) {
        ObjectNode figures = ApiClient.object();
        Crowded crowd = new Crowded(1);
        say.accept("learning from %,d people".formatted(LEARNED_FROM));
        LinkageIndex index = new LinkageIndex(new Scorer(learned(crowd)));
        ArrayNode steps = figures.putArray("steps");
        long people = 0;
        for (long step = Math.max(1, size / (TENFOLD * TENFOLD)); ; step *= TENFOLD) {
            long until = Math.min(step, size);
            long began = System.nanoTime();
            long before = people;
            for (; people < until; people++) {
                index.put(id(people), entry(index, crowd, people));
            }
            double putMicros = (System.nanoTime() - began) / 1e3 / Math.max(1, people - before);
            ObjectNode figure = steps.addObject().put("people", people);
            look(index, crowd, people, figure);
            figure.put("put_us", Figures.rounded(putMicros, 1))
                    .put("index_mb", index.bytes() >> 20)
                    .put("index_bytes_each", index.bytes() / Math.max(1, people));
            say.accept("%,d people: %s".formatted(people, figure));
            if (until == size) {
                return figures;
            }
        }
    }

    private static Kept learned(Crowded crowd) {
        var table = crowd.table(LEARNED_FROM);
        return Linkage.learn(
                        table.columns(), table.ids(), List.of(), Linkage.Options.USUAL, _ -> {})
                .kept(table.columns(), List.of());
    }

    /// Half of those who come are known already and come with an error, half are strangers.
    private static void look(LinkageIndex index, Crowded crowd, long people, ObjectNode figure) {
        Histogram micros = new Histogram(3);
        SplittableRandom lots = new SplittableRandom(people);
        long found = 0;
        long alike = 0;
        for (int i = 0; i < WARM_UP + LOOKS; i++) {
            boolean known = lots.nextBoolean();
            long person = known ? lots.nextLong(people) : people + 1_000_000_000L + i;
            List<String> values = crowd.again(person, lots);
            long began = System.nanoTime();
            List<LinkageIndex.Match> matches =
                    index.matches(id(Long.MAX_VALUE), index.scorer().read(values), LEAST);
            long took = (System.nanoTime() - began) / 1_000;
            if (i >= WARM_UP) {
                micros.recordValue(took);
                alike += known ? 1 : 0;
                found +=
                        known
                                        && !matches.isEmpty()
                                        && matches.getFirst().person().equals(id(person))
                                ? 1
                                : 0;
            }
        }
        Figures.percentiles(figure, "look", micros);
        figure.put("look_most_ms", Figures.rounded(micros.getMaxValue() / 1e3, 2))
                .put("found_share", Figures.rounded((double) found / Math.max(1, alike), 3));
    }

    private static Entry entry(LinkageIndex index, Crowded crowd, long person) {
        return index.scorer().read(crowd.person(person));
    }

    private static ProfileId id(long person) {
        return new ProfileId(new UUID(person * 0x9E3779B97F4A7C15L, person));
    }
}
