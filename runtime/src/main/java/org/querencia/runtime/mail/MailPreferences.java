package org.querencia.runtime.mail;

import java.util.Optional;

/// Who wants mail. Safe from any thread.
public interface MailPreferences {

    /// Whether that user wants mail of alarms; empty while they have not said.
    Optional<Boolean> alarms(String email);

    void save(String email, boolean alarms);

    /// The hour of the local day from which that user gets their list of calls, 0 to 23; empty
    /// while they do not want it.
    Optional<Integer> callsHour(String email);

    void saveCallsHour(String email, Optional<Integer> hour);
}
