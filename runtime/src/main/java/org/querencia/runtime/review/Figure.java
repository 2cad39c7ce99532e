package org.querencia.runtime.review;

import java.util.Locale;

/// What the hygiene report counts.
public enum Figure {
    /// Known people there are.
    PEOPLE(false),
    /// Pairs that were found.
    FOUND(false),
    /// Of pairs, those somebody joined.
    LINKED(false),
    /// Of pairs, those somebody kept apart.
    APART(false),
    /// Pairs that wait for somebody.
    WAITING(false),
    /// People who became one with somebody, by whatever evidence.
    MERGED(true),
    /// Identifiers that too many people share.
    SHARED(false),
    /// Links that do not count, since they contradict what is known better.
    REFUSED(true),
    /// Known people without an e-mail address or a telephone.
    UNREACHABLE(true),
    /// People of whom an e-mail address or a telephone was told that cannot be one.
    INVALID(true);

    private final boolean people;

    Figure(boolean people) {
        this.people = people;
    }

    /// Whether the report names the people behind it; others are a page of their own.
    public boolean namesPeople() {
        return people;
    }

    /// As the API and the addresses of the console write it.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
