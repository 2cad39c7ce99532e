package org.querencia.core.event;

/// A fact with its place in the log.
public record Logged<F extends Fact>(Position position, F fact) {}
