package org.querencia.runtime.memory;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.querencia.runtime.review.Judgement;
import org.querencia.runtime.review.Label;
import org.querencia.runtime.review.PairKey;
import org.querencia.runtime.review.Proposed;
import org.querencia.runtime.review.ReviewPair;
import org.querencia.runtime.review.ReviewPair.Place;
import org.querencia.runtime.review.ReviewPair.State;
import org.querencia.runtime.review.ReviewStore;

/// Pairs to look at, in memory.
public final class MemoryReview implements ReviewStore {

    private static final Comparator<ReviewPair> MOST_PROBABLE =
            Comparator.<ReviewPair>comparingDouble(pair -> pair.proposed().probability())
                    .reversed()
                    .thenComparingLong(ReviewPair::number);

    /// By number.
    private final Map<Long, ReviewPair> pairs = new TreeMap<>();

    private long numbers;
    private long judgements;

    @Override
    public synchronized Optional<ReviewPair> find(PairKey pair) {
        return pairs.values().stream().filter(one -> one.pair().equals(pair)).findFirst();
    }

    @Override
    public synchronized void wait(Proposed proposed) {
        Optional<ReviewPair> known = find(proposed.pair());
        if (known.filter(pair -> pair.state() == State.JUDGED).isEmpty()) {
            long number = known.map(ReviewPair::number).orElseGet(() -> ++numbers);
            pairs.put(
                    number,
                    new ReviewPair(
                            number,
                            proposed,
                            State.WAITING,
                            known.map(ReviewPair::skips).orElse(0),
                            Optional.empty()));
        }
    }

    @Override
    public synchronized List<ReviewPair> waiting(Optional<Place> after, int limit) {
        return in(State.WAITING)
                .filter(pair -> after.filter(at -> pair.place().compareTo(at) <= 0).isEmpty())
                .sorted(Comparator.comparing(ReviewPair::place))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<ReviewPair> judged(Optional<Long> before, int limit) {
        return in(State.JUDGED)
                .filter(pair -> before.filter(at -> number(pair) >= at).isEmpty())
                .sorted(Comparator.comparingLong(MemoryReview::number).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<ReviewPair> judgedAs(String id) {
        return in(State.JUDGED)
                .filter(
                        said(judgement ->
                                judgement.id().equals(id) || judgement.batch().equals(id)))
                .sorted(Comparator.comparingLong(MemoryReview::number))
                .toList();
    }

    @Override
    public synchronized List<ReviewPair> probable(double least, long upTo, int limit) {
        return probable(least, upTo).sorted(MOST_PROBABLE).limit(limit).toList();
    }

    @Override
    public synchronized long countProbable(double least, long upTo) {
        return probable(least, upTo).count();
    }

    private Stream<ReviewPair> probable(double least, long upTo) {
        return in(State.WAITING)
                .filter(pair -> pair.proposed().probability() >= least && pair.number() <= upTo);
    }

    @Override
    public synchronized void skip(PairKey key) {
        find(key)
                .filter(pair -> pair.state() == State.WAITING)
                .ifPresent(pair -> put(pair, State.WAITING, pair.skips() + 1, Optional.empty()));
    }

    @Override
    public synchronized void judge(PairKey key, Judgement said) {
        find(key)
                .filter(pair -> pair.state() != State.JUDGED)
                .ifPresent(pair ->
                        put(
                                pair,
                                State.JUDGED,
                                pair.skips(),
                                Optional.of(
                                        new Judgement(
                                                said.id(),
                                                ++judgements,
                                                said.same(),
                                                said.at(),
                                                said.by(),
                                                said.batch(),
                                                said.held()))));
    }

    @Override
    public synchronized void unjudge(PairKey key) {
        find(key)
                .filter(pair -> pair.state() == State.JUDGED)
                .ifPresent(pair -> put(pair, State.WAITING, pair.skips(), Optional.empty()));
    }

    @Override
    public synchronized void close(PairKey key) {
        find(key)
                .filter(pair -> pair.state() == State.WAITING)
                .ifPresent(pair -> put(pair, State.CLOSED, pair.skips(), Optional.empty()));
    }

    @Override
    public synchronized void forget(Collection<PairKey> keys) {
        pairs.values().removeIf(pair -> keys.contains(pair.pair()));
    }

    @Override
    public synchronized List<ReviewPair> all(long after, int limit) {
        return pairs.values().stream().filter(pair -> pair.number() > after).limit(limit).toList();
    }

    @Override
    public synchronized Became became(Instant from, Instant to) {
        Predicate<Instant> within = at -> !at.isBefore(from) && at.isBefore(to);
        return new Became(
                pairs.values().stream().filter(pair -> within.test(pair.proposed().at())).count(),
                in(State.JUDGED).filter(said(one -> one.same() && within.test(one.at()))).count(),
                in(State.JUDGED).filter(said(one -> !one.same() && within.test(one.at()))).count(),
                in(State.WAITING).count());
    }

    @Override
    public synchronized List<Label> decided(long after, int limit) {
        return in(State.JUDGED)
                .filter(pair -> number(pair) > after)
                .sorted(Comparator.comparingLong(MemoryReview::number))
                .limit(limit)
                .flatMap(pair -> pair.judgement().stream().map(said -> Label.of(pair, said)))
                .toList();
    }

    private Stream<ReviewPair> in(State state) {
        return pairs.values().stream().filter(pair -> pair.state() == state);
    }

    private void put(ReviewPair pair, State state, int skips, Optional<Judgement> judgement) {
        pairs.put(
                pair.number(),
                new ReviewPair(pair.number(), pair.proposed(), state, skips, judgement));
    }

    private static Predicate<ReviewPair> said(Predicate<Judgement> what) {
        return pair -> pair.judgement().filter(what).isPresent();
    }

    private static long number(ReviewPair pair) {
        return pair.judgement().map(Judgement::number).orElse(0L);
    }
}
