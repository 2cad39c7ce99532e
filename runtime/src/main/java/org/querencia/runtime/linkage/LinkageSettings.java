package org.querencia.runtime.linkage;

/// What is done with people who are alike.
///
/// @param review from which probability somebody is asked, 0 to 1
/// @param link from which probability two people are joined; not below `review`
/// @param withPublic whether what came by public write keys, which anybody can read in a page, is
///   compared too
public record LinkageSettings(Mode mode, double review, double link, boolean withPublic) {

    public static final LinkageSettings DEFAULTS = new LinkageSettings(Mode.OFF, 0.5, 0.99, false);

    /// Below this nobody would want to look.
    public static final double LEAST = 0.05;

    public static final double MOST = 0.9999;

    public LinkageSettings {
        if (!(review >= LEAST && review <= MOST && link >= LEAST && link <= MOST)) {
            throw new IllegalArgumentException(
                    "thresholds %s and %s: expected %s to %s".formatted(review, link, LEAST, MOST));
        }
        if (link < review) {
            throw new IllegalArgumentException(
                    "thresholds %s and %s: expected the one to link from not below the one to"
                                    .formatted(review, link)
                            + " review from");
        }
    }

    /// How much is done without asking.
    public enum Mode {
        OFF,
        /// Somebody is asked of each pair.
        REVIEW,
        /// Those above the higher threshold are joined; somebody is asked of the others.
        LINK
    }

    public LinkageSettings in(Mode other) {
        return new LinkageSettings(other, review, link, withPublic);
    }
}
