package org.querencia.runtime.review;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.querencia.core.event.ImportId;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.ProfileId;
import org.querencia.runtime.identity.Author;
import org.querencia.runtime.identity.IdentityDecisions;
import org.querencia.runtime.identity.Outcome;
import org.querencia.runtime.log.Uuid7;
import org.querencia.runtime.review.ReviewPair.Place;
import org.querencia.runtime.review.ReviewPair.State;
import org.querencia.runtime.state.Profiles;
import org.querencia.runtime.state.Profiles.Person;

/// Where people look at pairs and say whether they are one person. What is said becomes facts in
/// the log, by the way of every decision about people, and is taken back exactly; the queue is what
/// is left to look at.
///
/// Facts are written first. A crash before the queue knows of them leaves a pair that is closed
/// when it is looked at next, since the facts hold: nobody is asked twice, and one label is lost.
///
/// Safe from any thread.
public final class ReviewDesk implements Pairs, Labels {

    /// Each takes some ten milliseconds, and somebody waits for the answer.
    public static final int BULK_MAX = 500;

    /// What is shown of a bulk, spread over all of it.
    public static final int SAMPLE_MAX = 8;

    private static final int PAGE = 1_000;
    private static final int LOOKED_AT = 20;

    private final ReviewStore store;
    private final Likely likely;
    private final Profiles profiles;
    private final IdentityDecisions decisions;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Doubted doubted;

    public ReviewDesk(
            ReviewStore store,
            Likely likely,
            Profiles profiles,
            IdentityDecisions decisions,
            InstantSource clock,
            RandomGenerator random) {
        this.store = store;
        this.likely = likely;
        this.profiles = profiles;
        this.decisions = decisions;
        this.clock = clock;
        this.random = random;
        this.doubted = new Doubted(profiles);
    }

    @Override
    public Taken propose(Proposed proposed) {
        Optional<ReviewPair> known = store.find(proposed.pair());
        if (known.filter(pair -> pair.state() == State.JUDGED).isPresent()) {
            return Taken.JUDGED;
        }
        if (known.filter(pair -> pair.state() == State.WAITING)
                .filter(pair -> pair.proposed().model().equals(proposed.model()))
                .isPresent()) {
            return Taken.WAITS;
        }
        Stands stands = stands(proposed);
        if (stands == Stands.OPEN) {
            store.wait(proposed);
        }
        return switch (stands) {
            case OPEN -> Taken.WAITS;
            case APART -> Taken.JUDGED;
            case GONE -> Taken.GONE;
        };
    }

    @Override
    public List<Label> decided(long after, int limit) {
        return store.decided(after, limit);
    }

    /// Pairs that wait, in the order of their places, after `after`; at most `limit`. Those that
    /// need nobody any more are closed on the way.
    public List<ReviewPair> waiting(Optional<Place> after, int limit) {
        List<ReviewPair> open = new ArrayList<>();
        Optional<Place> at = after;
        while (open.size() < limit) {
            List<ReviewPair> page = store.waiting(at, limit - open.size());
            if (page.isEmpty()) {
                return open;
            }
            page.stream().filter(this::isOpen).forEach(open::add);
            at = Optional.of(page.getLast().place());
        }
        return open;
    }

    /// Pairs that were judged, the latest first, before the judgement of that number.
    public List<ReviewPair> judged(Optional<Long> before, int limit) {
        return store.judged(before, limit);
    }

    public Optional<ReviewPair> find(PairKey pair) {
        return store.find(pair);
    }

    /// The judgement of this id, or all of the batch of this id.
    public List<ReviewPair> judgedAs(String id) {
        return store.judgedAs(id);
    }

    /// How the work stands.
    public ReviewStore.Became became(Instant from, Instant to) {
        return store.became(from, to);
    }

    /// These two are one person, or are not, for ever; what was said of them before is taken back.
    /// They need not be in the queue.
    public synchronized Outcome decide(Author author, PairKey pair, boolean same) {
        String id = newId();
        return judge(author, pair, same, id, id);
    }

    private Outcome judge(Author author, PairKey pair, boolean same, String id, String batch) {
        Optional<ReviewPair> known = store.find(pair);
        Optional<Judgement> former = known.flatMap(ReviewPair::judgement);
        if (former.filter(said -> said.same() == same).isPresent()) {
            return new Outcome.Done(List.of(pair.one(), pair.other()));
        }
        if (former.isPresent()
                && takeBack(author, known.stream().toList()) instanceof Outcome.Waiting behind) {
            return behind;
        }
        Instant now = now();
        // Before anything changes: afterwards nobody resembles anybody.
        Proposed seen =
                known.map(ReviewPair::proposed)
                        .filter(proposed -> !proposed.model().equals(Proposed.BY_HAND))
                        .orElseGet(() -> seen(pair, same, now));
        Judgement said = new Judgement(id, 0, same, now, author.name(), batch, true);
        Optional<ImportId> named = Optional.of(said.facts());
        Optional<Doubted.Ends> joined = doubted.ends(seen);
        Outcome outcome =
                joined.map(ends ->
                                decisions.aboutLikeness(
                                        author, ends.one(), ends.other(), same, named))
                        .orElseGet(() ->
                                same
                                        ? decisions.merge(author, pair.one(), pair.other(), named)
                                        : decisions.keepApart(
                                                author, pair.one(), pair.other(), named));
        boolean unheld = !same && joined.isEmpty() && outcome instanceof Outcome.TooMuchTogether;
        if (outcome instanceof Outcome.Refused && !unheld) {
            return outcome;
        }
        if (store.find(pair).isEmpty()) {
            store.wait(seen);
        }
        store.judge(pair, new Judgement(id, 0, same, now, author.name(), batch, !unheld));
        return unheld ? new Outcome.Done(List.of(pair.one(), pair.other())) : outcome;
    }

    /// What somebody saw who judged a pair that nobody proposed.
    private Proposed seen(PairKey pair, boolean same, Instant now) {
        return likely.duplicates(pair.one(), LOOKED_AT).stream()
                .filter(one -> one.pair().equals(pair))
                .findFirst()
                .orElseGet(
                        () -> new Proposed(pair, same ? 1 : 0, Proposed.BY_HAND, List.of(), now));
    }

    /// Leaves a pair for later, behind all others.
    public void skip(PairKey pair) {
        store.skip(pair);
    }

    /// Takes a judgement, or all of a batch, back: everything is as if it had never been made, and
    /// the pairs wait again. Empty when there is none of that id.
    public synchronized Optional<Outcome> undo(Author author, String id) {
        List<ReviewPair> judged = store.judgedAs(id);
        return judged.isEmpty() ? Optional.empty() : Optional.of(takeBack(author, judged));
    }

    private Outcome takeBack(Author author, List<ReviewPair> judged) {
        List<ImportId> facts =
                judged.stream()
                        .flatMap(pair -> pair.judgement().stream())
                        .filter(Judgement::held)
                        .map(Judgement::facts)
                        .toList();
        Outcome outcome = decisions.takeBack(author, facts);
        for (ReviewPair pair : judged) {
            if (pair.proposed().model().equals(Proposed.BY_HAND)) {
                store.forget(List.of(pair.pair()));
            } else {
                store.unjudge(pair.pair());
            }
        }
        return outcome;
    }

    /// The obvious ones: what joining all that are at least so probable would be.
    public Bulk bulk(double least) {
        List<ReviewPair> all =
                store.probable(least, Long.MAX_VALUE, BULK_MAX).stream()
                        .filter(this::isOpen)
                        .toList();
        long newest = all.stream().mapToLong(ReviewPair::number).max().orElse(0);
        List<ReviewPair> sample = new ArrayList<>();
        int shown = Math.min(SAMPLE_MAX, all.size());
        for (int i = 0; i < shown; i++) {
            sample.add(all.get(i * (all.size() - 1) / Math.max(1, shown - 1)));
        }
        long beyond = store.countProbable(least, Long.MAX_VALUE) - all.size();
        return new Bulk(least, newest, all.size(), Math.max(0, beyond), sample);
    }

    /// Joins those of a [Bulk] that still stand; what was proposed since is left out. Somebody who
    /// became one with another on the way is left for another look.
    ///
    /// @return the batch, and how many were joined
    public synchronized Joined join(Author author, double least, long upTo) {
        String batch = newId();
        int joined = 0;
        int left = 0;
        Set<ProfileId> changed = new HashSet<>();
        for (ReviewPair pair : store.probable(least, upTo, BULK_MAX)) {
            boolean fresh =
                    !changed.contains(pair.pair().one()) && !changed.contains(pair.pair().other());
            if (fresh
                    && isOpen(pair)
                    && !(judge(author, pair.pair(), true, newId(), batch)
                            instanceof Outcome.Refused)) {
                changed.add(pair.pair().one());
                changed.add(pair.pair().other());
                joined++;
            } else {
                left++;
            }
        }
        return new Joined(batch, joined, left);
    }

    /// Closes what waits for people who are no more, and forgets what was told of those of whom
    /// nothing is left; says how many pairs that was.
    public long tidy() {
        long forgotten = 0;
        List<ReviewPair> page = store.all(0, PAGE);
        while (!page.isEmpty()) {
            Set<AnchorId> anchors = new HashSet<>();
            page.forEach(pair -> {
                anchors.add(anchor(pair.pair().one()));
                anchors.add(anchor(pair.pair().other()));
            });
            Map<AnchorId, ProfileId> owners = profiles.owners(anchors);
            List<PairKey> gone = new ArrayList<>();
            for (ReviewPair pair : page) {
                Optional<ProfileId> one = owner(owners, pair.pair().one());
                Optional<ProfileId> other = owner(owners, pair.pair().other());
                if (one.isEmpty() || other.isEmpty()) {
                    gone.add(pair.pair());
                } else if (pair.state() == State.WAITING
                        && doubted.ends(pair.proposed()).isEmpty()
                        && !(one.get().equals(pair.pair().one())
                                && other.get().equals(pair.pair().other()))) {
                    store.close(pair.pair());
                }
            }
            store.forget(gone);
            forgotten += gone.size();
            page = store.all(page.getLast().number(), PAGE);
        }
        return forgotten;
    }

    /// @param upTo the newest of those looked at
    /// @param size how many would be joined at once, at most [#BULK_MAX]
    /// @param beyond how many there are beside those
    /// @param sample of them, from the most probable to the least
    public record Bulk(double least, long upTo, int size, long beyond, List<ReviewPair> sample) {
        public Bulk {
            sample = List.copyOf(sample);
        }
    }

    /// @param left which were not joined, since they do not stand so any more
    public record Joined(String batch, int joined, int left) {}

    private boolean isOpen(ReviewPair pair) {
        boolean open = stands(pair.proposed()) == Stands.OPEN;
        if (!open) {
            store.close(pair.pair());
        }
        return open;
    }

    private Stands stands(Proposed proposed) {
        if (doubted.ends(proposed).isPresent()) {
            return Stands.OPEN;
        }
        PairKey pair = proposed.pair();
        Map<AnchorId, ProfileId> owners =
                profiles.owners(Set.of(anchor(pair.one()), anchor(pair.other())));
        if (owner(owners, pair.one()).filter(pair.one()::equals).isEmpty()
                || owner(owners, pair.other()).filter(pair.other()::equals).isEmpty()) {
            return Stands.GONE;
        }
        Optional<Person> one = profiles.person(pair.one());
        Optional<Person> other = profiles.person(pair.other());
        if (one.isEmpty() || other.isEmpty() || one.get().id().equals(other.get().id())) {
            return Stands.GONE;
        }
        return one.get().isKeptFrom(other.get()) ? Stands.APART : Stands.OPEN;
    }

    private static Optional<ProfileId> owner(Map<AnchorId, ProfileId> owners, ProfileId person) {
        return Optional.ofNullable(owners.get(anchor(person)));
    }

    private static AnchorId anchor(ProfileId person) {
        return new AnchorId(person.value());
    }

    private String newId() {
        return Uuid7.at(now(), random).toString();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private enum Stands {
        OPEN,
        /// Somebody decided that they are not one person.
        APART,
        GONE
    }
}
