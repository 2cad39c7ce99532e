package org.querencia.web.console.explore;

import java.util.List;
import java.util.Optional;

/// What a measure is held against.
///
/// @param unit what is typed: `%`, the currency's code, or the unit in words
/// @param history every word about targets, newest first
public record YardstickView(
        String key,
        String name,
        String unit,
        List<Aim> targets,
        List<Word> history,
        List<Compared> benchmarks,
        String today) {

    /// A target in force.
    ///
    /// @param period in words
    /// @param value what is aimed at
    /// @param came what came by now; empty where nothing is to be measured yet
    /// @param percent of the target, 0 to 100
    /// @param elapsed percent of the period
    public record Aim(
            String id,
            String period,
            String filters,
            String value,
            Optional<String> came,
            int percent,
            int elapsed,
            boolean met) {}

    /// @param value empty where it was given up
    public record Word(String period, String filters, String value, String author, String when) {}

    /// A benchmark.
    ///
    /// @param range in words
    /// @param day of the source
    /// @param link the source, where it is an address
    public record Compared(
            String id,
            String industry,
            String range,
            String source,
            Optional<String> link,
            String day,
            String author) {}
}
