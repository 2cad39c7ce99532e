package org.querencia.runtime.warehouse;

import java.util.Optional;

/// Which people are looked at.
///
/// @param crowd only these; empty for all
/// @param campaign only people who came by it in the period; empty for all
/// @param trait only people of whom this was said last; empty for all
public record Among(Optional<Crowd> crowd, String campaign, Optional<Trait> trait) {

    public static final Among ALL = new Among(Optional.empty(), "", Optional.empty());

    private static final int NAME_LENGTH_MAX = 100;

    /// Whether some are left out.
    public boolean isNarrow() {
        return crowd.isPresent() || !campaign.isEmpty() || trait.isPresent();
    }

    /// What was said last of a trait; numbers and flags as text.
    public record Trait(String name, String value) {

        /// Throws [IllegalArgumentException] for a name that is none.
        public Trait {
            if (name.isBlank() || name.length() > NAME_LENGTH_MAX || name.contains("\"")) {
                throw new IllegalArgumentException(
                        "trait: expected a name of 1 to %d characters, without quotes"
                                .formatted(NAME_LENGTH_MAX));
            }
        }
    }
}
