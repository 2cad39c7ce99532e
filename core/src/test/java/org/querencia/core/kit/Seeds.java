package org.querencia.core.kit;

import java.util.function.ObjLongConsumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Runs a law over many seeds; a failure names its seed, so `Seeds.one(seed, law)` runs just that
/// case again.
public final class Seeds {

    private Seeds() {}

    public static void each(int cases, ObjLongConsumer<RandomGenerator> law) {
        for (long seed = 1; seed <= cases; seed++) {
            one(seed, law);
        }
    }

    public static void one(long seed, ObjLongConsumer<RandomGenerator> law) {
        try {
            law.accept(RandomGeneratorFactory.of("L64X128MixRandom").create(seed), seed);
        } catch (AssertionError | RuntimeException broken) {
            throw new AssertionError(
                    "broken with seed %d: %s".formatted(seed, broken.getMessage()), broken);
        }
    }
}
