package org.querencia.runtime.linkage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.querencia.core.identity.ProfileId;
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

    /// Somebody may be several records, of what identifiers alone hold together: so there may be a
    /// quarter more of them, which also leaves room for the luck of the draw.
    private static final int PARTS_MORE = 4;

    static final int LABELS_MAX = 10_000;
    private static final int LABELS_PAGE = 1_000;
    private static final int DOUBTS_MAX = 2_000;
    private static final long SEED = 20_260_101;

    private final LinkageParts parts;
    private final Census census;
    private final int peopleMax;
    private final Census.Table table = new Census.Table();

    Training(LinkageParts parts, Census census) {
        this(parts, census, PEOPLE_MAX);
    }

    /// @param peopleMax in the place of [#PEOPLE_MAX]
    Training(LinkageParts parts, Census census, int peopleMax) {
        this.parts = parts;
        this.census = census;
        this.peopleMax = peopleMax;
    }

    /// What came of it.
    ///
    /// @param sampled whether only a share of the people was looked at
    record Learned(
            Trained trained, Scorer scorer, List<Tie> ties, Together together, boolean sampled) {}

    /// Empty where there are too few people to learn from.
    Optional<Learned> learn(LinkageSettings settings, long number) {
        long people = parts.profiles().counts().people();
        Share share =
                new Share(
                        Math.min(1, (double) peopleMax / Math.max(1, people)),
                        peopleMax + peopleMax / PARTS_MORE);
        census.everybody(page ->
                page.stream()
                        .filter(share::has)
                        .flatMap(known -> census.parts(known).stream())
                        .filter(known -> Census.tellsEnough(known.values()))
                        .forEach(share::add));
        share.rows().forEach(table::add);
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
                        together(linked),
                        !share.isAll()));
    }

    /// Of those who are one with another record already.
    private Together together(Linked linked) {
        Together together = new Together();
        Set<ProfileId> seen = new HashSet<>();
        Set<ProfileId> several = new HashSet<>();
        for (Known row : table.rows()) {
            if (!seen.add(row.person().id())) {
                several.add(row.person().id());
            }
        }
        for (int row = 0; row < table.rows().size(); row++) {
            Known known = table.rows().get(row);
            if (several.contains(known.person().id())) {
                together.add(known, linked.entities()[row]);
            }
        }
        return together;
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
