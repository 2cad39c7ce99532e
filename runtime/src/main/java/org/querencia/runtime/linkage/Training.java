package org.querencia.runtime.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.querencia.runtime.linkage.Census.Known;
import org.querencia.runtime.review.Contribution;
import org.querencia.runtime.review.Label;
import org.querencia.science.linkage.Kept;
import org.querencia.science.linkage.Linkage;
import org.querencia.science.linkage.Linked;
import org.querencia.science.linkage.Scorer;

/// Learns a model from everybody, or from as many as memory allows, and from what was judged; and
/// finds among those, judged as wholes, who is one person.
final class Training {

    /// More are learned from by a share of them, the same one each time.
    static final int PEOPLE_MAX = 200_000;

    /// With fewer there is nothing to learn from.
    static final int PEOPLE_MIN = 20;

    static final int LABELS_MAX = 10_000;
    private static final int LABELS_PAGE = 1_000;
    private static final int DOUBTS_MAX = 2_000;
    private static final long SEED = 20_260_101;

    private final LinkageParts parts;
    private final Census census;
    private final Census.Table table = new Census.Table();

    Training(LinkageParts parts, Census census) {
        this.parts = parts;
        this.census = census;
    }

    /// What came of it.
    ///
    /// @param sampled whether only a share of the people was looked at
    record Learned(Trained trained, Scorer scorer, List<Tie> ties, boolean sampled) {}

    /// Empty where there are too few people to learn from.
    Optional<Learned> learn(LinkageSettings settings, long number) {
        long people = parts.profiles().counts().people();
        double share = Math.min(1, (double) PEOPLE_MAX / Math.max(1, people));
        census.everybody(page ->
                page.stream()
                        .filter(known -> drawn(known, share))
                        .flatMap(known -> census.parts(known).stream())
                        .filter(known -> Census.tellsEnough(known.values()))
                        .forEach(table::add));
        if (table.rows().size() < PEOPLE_MIN) {
            return Optional.empty();
        }
        List<Linkage.Label> labels = labels();
        Linked linked =
                Linkage.learn(
                        table.columns(),
                        table.ids(),
                        labels,
                        new Linkage.Options(settings.link(), SEED, List.of()),
                        _ -> {});
        Kept kept = linked.kept(table.columns(), labels);
        Scorer scorer = new Scorer(kept);
        return Optional.of(
                new Learned(
                        new Trained(number, parts.clock().instant(), people, labels.size(), kept),
                        scorer,
                        ties(linked, scorer, settings),
                        share < 1));
    }

    private static boolean drawn(Known known, double share) {
        long lot = known.person().id().value().getLeastSignificantBits() & Integer.MAX_VALUE;
        return lot < share * Integer.MAX_VALUE || share >= 1;
    }

    private List<Tie> ties(Linked linked, Scorer scorer, LinkageSettings settings) {
        List<Tie> ties = new ArrayList<>();
        for (Linked.Pair pair : linked.ties()) {
            ties.add(tie(pair, scorer));
        }
        for (Linked.Pair pair : linked.doubts(settings.review(), DOUBTS_MAX)) {
            // Their clusters say that they are two.
            double most = Math.min(pair.probability(), Math.nextDown(settings.link()));
            ties.add(tie(new Linked.Pair(pair.left(), pair.right(), most), scorer));
        }
        return ties;
    }

    private Tie tie(Linked.Pair pair, Scorer scorer) {
        Known one = table.rows().get(pair.left());
        Known other = table.rows().get(pair.right());
        return new Tie(
                one.person(),
                other.person(),
                pair.probability(),
                scorer.parts(scorer.read(one.values()), scorer.read(other.values())));
    }

    /// The latest, at most [#LABELS_MAX].
    private List<Linkage.Label> labels() {
        List<Label> all = new ArrayList<>();
        List<Label> page = parts.labels().decided(0, LABELS_PAGE);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = parts.labels().decided(page.getLast().number(), LABELS_PAGE);
        }
        return all.subList(Math.max(0, all.size() - LABELS_MAX), all.size()).stream()
                .filter(label -> !label.contributions().isEmpty())
                .map(Training::label)
                .toList();
    }

    private static Linkage.Label label(Label label) {
        return new Linkage.Label(
                label.same(),
                label.contributions().stream()
                        .collect(
                                Collectors.toMap(
                                        Contribution::field,
                                        Contribution::level,
                                        (one, _) -> one)));
    }
}
