package org.querencia.core.segment;

import java.time.Instant;
import org.querencia.core.event.Position;
import org.querencia.core.identity.AnchorId;
import org.querencia.core.identity.ProfileId;

/// Somebody entered or left a segment; kept as it was believed then.
public sealed interface Movement {

    Occasion occasion();

    /// When it became true: of time alone the exact instant, however late it was noticed.
    Instant at();

    String segment();

    /// Of the segment.
    int version();

    default boolean entered() {
        return switch (this) {
            case Entered _ -> true;
            case Left _ -> false;
        };
    }

    record Entered(Occasion occasion, Instant at, String segment, int version)
            implements Movement {}

    record Left(Occasion occasion, Instant at, String segment, int version) implements Movement {}

    /// What made somebody be looked at.
    ///
    /// @param anchor of the fact that was the cause; the person's oldest where there is none
    /// @param position of that fact, or up to where the log was applied when time was the cause
    record Occasion(ProfileId profile, AnchorId anchor, Position position, Cause cause) {

        /// Time passing for somebody.
        public static Occasion time(ProfileId profile, Position position) {
            return new Occasion(profile, new AnchorId(profile.value()), position, Cause.TIME);
        }
    }
}
