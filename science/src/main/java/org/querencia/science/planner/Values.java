package org.querencia.science.planner;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A number for each input of a planner.
public final class Values {
    private final Map<String, Double> numbers;

    private Values(Map<String, Double> numbers) {
        this.numbers = numbers;
    }

    /// The given numbers, and the usual ones for inputs that are not given.
    ///
    /// Throws [IllegalArgumentException] for a number the planner does not know or does not take.
    static Values of(List<Input> inputs, Map<String, Double> given) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        for (Input input : inputs) {
            numbers.put(input.key(), input.checked(given.getOrDefault(input.key(), input.usual())));
        }
        for (String key : given.keySet()) {
            if (!numbers.containsKey(key)) {
                throw new IllegalArgumentException(
                        "there is no input '%s'; there are %s"
                                .formatted(key, String.join(", ", numbers.keySet())));
            }
        }
        return new Values(numbers);
    }

    double of(String key) {
        Double number = numbers.get(key);
        if (number == null) {
            throw new IllegalArgumentException("the planner has no input '%s'".formatted(key));
        }
        return number;
    }

    /// All of them, in the order of the inputs.
    public Map<String, Double> all() {
        return Collections.unmodifiableMap(numbers);
    }
}
