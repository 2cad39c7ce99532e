package org.querencia.science.linkage;

import java.util.List;

/// Compares two values of a field, by their codes, and says how far they agree. Values are made
/// ready once; comparing allocates little and is safe on many threads.
interface Comparison {

    /// The levels of agreement, best first; level 0 is equal.
    List<Level> levels();

    /// The level of two different values; symmetric.
    int level(int a, int b);

    /// Under which two values count as the same when their frequency is asked: the value itself, or
    /// the part of it that decides.
    String rarity(int value);

    /// @param words for people
    /// @param among how probable it is of one entity's records before anything was learned
    record Level(String words, double among) {}

    static Level level(String words, double among) {
        return new Level(words, among);
    }
}
