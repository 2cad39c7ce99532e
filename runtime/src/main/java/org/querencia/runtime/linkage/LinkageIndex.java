package org.querencia.runtime.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.querencia.core.identity.ProfileId;
import org.querencia.science.linkage.Entry;
import org.querencia.science.linkage.Scorer;

/// Everybody's record under a model, in memory, so that somebody can be compared at once with all
/// who share a key with them. It is made anew at each start; some 400 bytes a person.
///
/// Safe from any thread; one at a time is served.
public final class LinkageIndex {

    /// So many are compared at most with one; those of the first keys, which find most.
    static final int COMPARED_MAX = 2_000;

    private static final byte[] NOTHING = {};

    private static final long ARRAY_HEADER = 20;
    private static final long REFERENCE = 4;

    private final Scorer scorer;
    private final Numbering people = new Numbering();
    private final Blocks blocks = new Blocks();
    private byte[][] records = new byte[256][];

    /// By which look a row was seen last.
    private int[] seen = new int[256];

    private int looks;
    private int compared;
    private long recordBytes;

    public LinkageIndex(Scorer scorer) {
        this.scorer = scorer;
    }

    public Scorer scorer() {
        return scorer;
    }

    /// Somebody alike.
    ///
    /// @param logOdds the logarithm of the odds that they are one person
    public record Match(ProfileId person, Entry entry, double logOdds) {
        public double probability() {
            return Scorer.probability(logOdds);
        }
    }

    /// Puts somebody's record in the place of the former; says whether it is another.
    public synchronized boolean put(ProfileId person, Entry entry) {
        byte[] packed = entry.packed();
        int number = people.find(person);
        if (number != Numbering.NONE) {
            byte[] before = records[number];
            if (Arrays.equals(before, packed)) {
                return false;
            }
            forget(number);
        } else {
            number = people.give(person);
        }
        if (number >= records.length) {
            records = Arrays.copyOf(records, records.length * 2);
            seen = Arrays.copyOf(seen, records.length);
        }
        records[number] = packed;
        recordBytes += packed.length;
        for (int key : scorer.keys(entry)) {
            blocks.add(key, number);
        }
        return true;
    }

    public synchronized void remove(ProfileId person) {
        int number = people.find(person);
        if (number != Numbering.NONE) {
            forget(number);
            records[number] = NOTHING;
            people.free(person);
        }
    }

    private void forget(int number) {
        recordBytes -= records[number].length;
        for (int key : scorer.keys(Entry.of(records[number]))) {
            blocks.remove(key, number);
        }
    }

    public synchronized Optional<Entry> entry(ProfileId person) {
        int number = people.find(person);
        return number == Numbering.NONE ? Optional.empty() : Optional.of(Entry.of(records[number]));
    }

    /// Those who are alike, the likeliest first.
    ///
    /// @param person whose record it is, so not told
    /// @param least log odds that are worth telling
    public synchronized List<Match> matches(ProfileId person, Entry entry, double least) {
        int self = people.find(person);
        looks++;
        compared = 0;
        List<Match> matches = new ArrayList<>();
        for (int key : scorer.keys(entry)) {
            blocks.rows(
                    key,
                    row -> {
                        if (row != self && seen[row] != looks && compared < COMPARED_MAX) {
                            seen[row] = looks;
                            compared++;
                            compare(row, entry, least, matches);
                        }
                    });
        }
        matches.sort(
                Comparator.comparingDouble(Match::logOdds).reversed().thenComparing(Match::person));
        return matches;
    }

    private void compare(int row, Entry entry, double least, List<Match> matches) {
        Entry other = Entry.of(records[row]);
        double odds = scorer.logOdds(entry, other);
        if (odds >= least) {
            matches.add(new Match(people.id(row), other, odds));
        }
    }

    public synchronized int size() {
        return people.size();
    }

    /// What it takes of memory, near enough.
    public synchronized long bytes() {
        return people.bytes()
                + blocks.bytes()
                + 4L * seen.length
                + recordBytes
                + (ARRAY_HEADER + REFERENCE) * people.given();
    }
}
