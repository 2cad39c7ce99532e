package org.querencia.runtime.analyst;

/// What the edge needs of analysts: their statements, and days as files.
///
/// @param catalogue answers what tools ask of PostgreSQL's catalogue: which tables there are
public record AnalystServices(SqlDesk desk, DayFiles files, Analysis catalogue) {}
