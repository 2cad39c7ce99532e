package org.querencia.runtime.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Mail that is to be sent, and what became of it. Safe from any thread.
public interface Outbox {

    /// Puts mails behind those that wait; one whose id is there already is left out.
    void add(List<Mail> mails);

    /// Those that wait and whose time has come, the longest due first; at most `limit`.
    List<Posted> due(Instant now, int limit);

    /// What became of one.
    void save(Posted posted);

    Optional<Posted> find(String id);

    /// Newest first, then by id, after `after`; at most `limit`.
    List<Posted> newest(Optional<Place> after, int limit);

    /// How many are in that state.
    long count(State state);

    enum State {
        WAITING,
        SENT,
        /// Given up.
        FAILED,
        /// Shown in the console instead of being sent.
        CAPTURED
    }

    /// @param attempts how often it was tried
    /// @param next when it is tried again, while it waits
    /// @param done when it was sent, given up or captured
    /// @param error why the last attempt failed, in the mail server's words; without secrets
    record Posted(
            Mail mail,
            State state,
            int attempts,
            Instant next,
            Optional<Instant> done,
            String error) {

        public static Posted fresh(Mail mail) {
            return new Posted(mail, State.WAITING, 0, mail.made(), Optional.empty(), "");
        }

        public Posted become(State state, int attempts, Instant at, String error) {
            return new Posted(mail, state, attempts, next, Optional.of(at), error);
        }

        public Posted again(Instant at, String error) {
            return new Posted(mail, State.WAITING, attempts + 1, at, Optional.empty(), error);
        }
    }

    record Place(Instant made, String id) {
        public static Place of(Posted posted) {
            return new Place(posted.mail().made(), posted.mail().id());
        }
    }
}
