package org.querencia.app.demo.company;

import java.time.LocalDate;

/// Companies for tests.
public final class Companies {
    public static final LocalDate UNTIL = LocalDate.of(2026, 11, 26);

    private Companies() {}

    public static Company small() {
        return of(1, 300);
    }

    public static Company of(long seed, int people) {
        return Company.of(new Company.Plan(seed, UNTIL, people));
    }
}
