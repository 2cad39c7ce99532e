package org.querencia.runtime.identity;

import java.time.Instant;
import java.util.random.RandomGenerator;
import org.querencia.runtime.log.Uuid7;

/// When and by whom a decision is made, and so the ids of its facts: from the caller's name of the
/// request where there is one, so that the same request counts once.
record Stamp(Author author, Instant now, RandomGenerator random) {

    String messageId(int number) {
        return author.request()
                .map(request -> number == 0 ? request : request + "-" + number)
                .orElseGet(() -> Uuid7.at(now, random).toString());
    }
}
