package org.querencia.runtime.planner;

import java.time.LocalDate;

/// What came beside what was planned, as far as a scenario's time has passed.
///
/// @param input the number that was planned, or the figure that followed from it
/// @param from the first day
/// @param to the last day that is counted: of the scenario, or today
/// @param over whether its time has passed
/// @param planned by the end of `to`, in proportion to the days
public record Came(
        String input, LocalDate from, LocalDate to, boolean over, double planned, long came) {}
