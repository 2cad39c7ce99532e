package org.querencia.web.console.people;

import java.util.List;
import java.util.Optional;
import org.querencia.web.console.frame.Days;

/// A page of a person's timeline with its filters.
///
/// @param path of the person
/// @param kind `track:Order Completed`, `page:`; empty for all
/// @param next the query of the next page
public record TimelineView(
        String path,
        String kind,
        String source,
        Days days,
        boolean derived,
        List<Moment> moments,
        Optional<String> next) {}
