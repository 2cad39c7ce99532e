package org.querencia.runtime.measure;

/// What speaks of measures to people.
public record MeasureServices(MeasureDesk desk, Measures measures, Funnels funnels) {}
