package org.querencia.science.planner;

/// What a number of a planner counts.
public enum Unit {
    COUNT,
    /// 0 to 1.
    SHARE,
    /// In the currency of whoever asks.
    MONEY,
    MONTHS,
    DAYS,
    /// 0 to 10.
    GRADE,
    /// How many times.
    RATIO
}
