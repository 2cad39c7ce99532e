package org.querencia.core.score;

/// People of one score.
///
/// @param people how many had it
/// @param buyers how many of them bought afterwards
public record Bucket(int score, long people, long buyers) {
    public Bucket {
        if (buyers < 0 || buyers > people) {
            throw new IllegalArgumentException("%d buyers of %d people".formatted(buyers, people));
        }
    }
}
