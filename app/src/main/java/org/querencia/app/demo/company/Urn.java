package org.querencia.app.demo.company;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Things that are drawn more or less often.
public final class Urn<T> {
    private final List<T> things;

    /// The weights of all things up to each.
    private final double[] sums;

    Urn(List<T> things, ToDoubleFunction<T> weight) {
        this.things = List.copyOf(things);
        this.sums = new double[things.size()];
        double sum = 0;
        for (int i = 0; i < sums.length; i++) {
            sum += weight.applyAsDouble(this.things.get(i));
            sums[i] = sum;
        }
        if (!(sum > 0)) {
            throw new IllegalArgumentException("an urn of weight %s".formatted(sum));
        }
    }

    public T draw(Lots lots) {
        int found = Arrays.binarySearch(sums, lots.unit() * sums[sums.length - 1]);
        int place = found >= 0 ? found + 1 : -found - 1;
        return things.get(Math.min(place, sums.length - 1));
    }

    List<T> things() {
        return things;
    }

    double weight() {
        return sums[sums.length - 1];
    }
}
