package org.querencia.runtime.mail;

import java.util.Optional;

/// Who wants mail. Safe from any thread.
public interface MailPreferences {

    /// Whether that user wants mail of alarms; empty while they have not said.
    Optional<Boolean> alarms(String email);

    void save(String email, boolean alarms);
}
