package org.querencia.runtime.call;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.querencia.core.identity.ProfileId;

/// Whom a seller had better call on a day, the most urgent first.
///
/// @param day of the workspace's zone
/// @param seller an e-mail
public record CallList(LocalDate day, String seller, List<Due> due) {

    public CallList {
        due = List.copyOf(due);
    }

    /// Somebody to be called.
    ///
    /// @param score the key of the one that speaks of them; empty where none does
    /// @param points 0 without one
    /// @param before what it was a day earlier; empty where it did not speak of them then
    /// @param occasions keys, those with the most points first
    public record Due(
            ProfileId person,
            String score,
            int points,
            Optional<Integer> before,
            List<String> occasions) {
        public Due {
            occasions = List.copyOf(occasions);
        }

        public int change() {
            return before.map(then -> points - then).orElse(0);
        }
    }
}
