package org.querencia.runtime.analyst;

/// What the edge needs of analysts: their statements, and days as files.
public record AnalystServices(SqlDesk desk, DayFiles files) {}
