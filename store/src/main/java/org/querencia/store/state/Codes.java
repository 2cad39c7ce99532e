package org.querencia.store.state;

import org.querencia.core.event.Origin.Trust;
import org.querencia.core.identity.Link.Grounds;
import org.querencia.core.identity.Node.Sharing;
import org.querencia.core.identity.Verdict;
import org.querencia.core.segment.Cause;

/// Small numbers in the tables for words of the domain. They are stored: never renumber.
final class Codes {

    private Codes() {}

    enum VerdictKind {
        APART,
        LINK_REFUSED,
        JOINED,
        UNLIKELY
    }

    static int of(Trust trust) {
        return switch (trust) {
            case PUBLIC -> 1;
            case SECRET -> 2;
        };
    }

    static Trust trust(int code) {
        return switch (code) {
            case 1 -> Trust.PUBLIC;
            case 2 -> Trust.SECRET;
            default -> throw unknown("trust", code);
        };
    }

    static int of(Grounds grounds) {
        return switch (grounds) {
            case BY_HAND -> 1;
            case ALIAS -> 2;
            case SAME_EVENT -> 3;
            case PROBABLE -> 4;
        };
    }

    static Grounds grounds(int code) {
        return switch (code) {
            case 1 -> Grounds.BY_HAND;
            case 2 -> Grounds.ALIAS;
            case 3 -> Grounds.SAME_EVENT;
            case 4 -> Grounds.PROBABLE;
            default -> throw unknown("grounds", code);
        };
    }

    static int of(Sharing sharing) {
        return switch (sharing) {
            case NONE -> 0;
            case PUBLIC -> 1;
            case ALL -> 2;
        };
    }

    static Sharing sharing(int code) {
        return switch (code) {
            case 0 -> Sharing.NONE;
            case 1 -> Sharing.PUBLIC;
            case 2 -> Sharing.ALL;
            default -> throw unknown("sharing", code);
        };
    }

    static int of(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Apart _ -> 1;
            case Verdict.LinkRefused _ -> 2;
            case Verdict.Joined _ -> 3;
            case Verdict.Unlikely _ -> 4;
        };
    }

    static VerdictKind verdict(int code) {
        return switch (code) {
            case 1 -> VerdictKind.APART;
            case 2 -> VerdictKind.LINK_REFUSED;
            case 3 -> VerdictKind.JOINED;
            case 4 -> VerdictKind.UNLIKELY;
            default -> throw unknown("verdict", code);
        };
    }

    static int of(Cause cause) {
        return switch (cause) {
            case EVENT -> 1;
            case TIME -> 2;
            case MERGE -> 3;
            case ACTIVATION -> 4;
            case CORRECTION -> 5;
        };
    }

    static Cause cause(int code) {
        return switch (code) {
            case 1 -> Cause.EVENT;
            case 2 -> Cause.TIME;
            case 3 -> Cause.MERGE;
            case 4 -> Cause.ACTIVATION;
            case 5 -> Cause.CORRECTION;
            default -> throw unknown("cause", code);
        };
    }

    private static IllegalStateException unknown(String word, int code) {
        return new IllegalStateException(
                "%s %d is unknown: written by a newer version?".formatted(word, code));
    }
}
