package org.querencia.web.console.segment;

import java.util.Arrays;
import java.util.Locale;
import org.querencia.runtime.warehouse.Grading.Range;

/// Names for buyers by grades of recency and frequency: ten rectangles that make up the whole
/// square. The names are those of Putler's "RFM Analysis for Successful Customer Segmentation"; the
/// cut is the one in common use, which takes frequency for what Putler takes the mean of frequency
/// and money for, so that each name is one plain rule.
public enum RfmName {
    CHAMPIONS(5, 5, 4, 5),
    LOYAL(3, 4, 4, 5),
    PROMISING_LOYAL(4, 5, 2, 3),
    NEW(5, 5, 1, 1),
    PROMISING(4, 4, 1, 1),
    NEED_ATTENTION(3, 3, 3, 3),
    ABOUT_TO_SLEEP(3, 3, 1, 2),
    CANNOT_LOSE(1, 2, 5, 5),
    AT_RISK(1, 2, 3, 4),
    HIBERNATING(1, 2, 1, 2);

    private final int recencyFrom;
    private final int recencyTo;
    private final int frequencyFrom;
    private final int frequencyTo;

    RfmName(int recencyFrom, int recencyTo, int frequencyFrom, int frequencyTo) {
        this.recencyFrom = recencyFrom;
        this.recencyTo = recencyTo;
        this.frequencyFrom = frequencyFrom;
        this.frequencyTo = frequencyTo;
    }

    public Range recency() {
        return new Range(recencyFrom, recencyTo);
    }

    public Range frequency() {
        return new Range(frequencyFrom, frequencyTo);
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The name of those with these grades.
    static RfmName of(int recency, int frequency) {
        return Arrays.stream(values())
                .filter(name -> name.recency().holds(recency) && name.frequency().holds(frequency))
                .findFirst()
                .orElseThrow();
    }
}
