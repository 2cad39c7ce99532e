package org.querencia.app.demo.unify;

/// How well people were found, measured over pairs of records as linkage is (Christen, "Data
/// Matching", 2012, chapter 7): of all pairs that were said to be one person, how many are; of all
/// that are, how many were said to be.
///
/// @param records about people in all files
/// @param named those that name somebody by more than a browser; the pairs are theirs
/// @param people whom those are about, in truth
/// @param found people that were made of them
/// @param samePairs pairs of records of one person, in truth
/// @param saidPairs pairs that were said to be of one person
/// @param rightPairs those of them that are
/// @param visits to the site that name nobody
/// @param recognised those of them that are now with whoever it was
public record Score(
        long records,
        long named,
        long people,
        long found,
        long samePairs,
        long saidPairs,
        long rightPairs,
        long visits,
        long recognised) {

    /// 0 to 1; 1 where nothing was said.
    public double precision() {
        return saidPairs == 0 ? 1 : (double) rightPairs / saidPairs;
    }

    /// 0 to 1; 1 where there was nothing to find.
    public double recall() {
        return samePairs == 0 ? 1 : (double) rightPairs / samePairs;
    }
}
