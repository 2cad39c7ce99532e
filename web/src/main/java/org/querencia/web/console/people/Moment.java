package org.querencia.web.console.people;

import java.time.Instant;
import java.util.List;

/// One line of a timeline.
///
/// @param day heads the line when it is the first of its day; else empty
/// @param about what it was about: a product, a page, an amount
/// @param value whether money came or went
/// @param marks why it is left out of figures
/// @param json everything of it, for those who look closer
public record Moment(
        String day,
        String icon,
        String title,
        String about,
        Instant at,
        String source,
        boolean value,
        List<String> marks,
        String json) {}
