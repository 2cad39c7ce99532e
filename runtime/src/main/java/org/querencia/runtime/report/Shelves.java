package org.querencia.runtime.report;

/// Where everything is kept that stands around measures.
///
/// @param targets every word there ever was about one, so that they are their own history
/// @param choices by the e-mail of who chose
public record Shelves(
        Shelf<Target> targets,
        Shelf<Benchmark> benchmarks,
        Shelf<Note> notes,
        Shelf<View> views,
        Shelf<Schedule> schedules,
        Shelf<HomeChoice> choices) {

    /// Beyond, new words about targets are refused: years of a company that sets many each month.
    public static final int TARGETS_MAX = 20_000;

    public static final int BENCHMARKS_MAX = 2_000;
    public static final int NOTES_MAX = 2_000;
    public static final int VIEWS_MAX = 2_000;
    public static final int SCHEDULES_MAX = 500;
    public static final int CHOICES_MAX = 10_000;
}
