package org.querencia.runtime.mail;

/// Hands mail to a mail server. Used by one thread.
public interface Mailer extends AutoCloseable {

    Handed hand(Mail mail);

    /// Ends the connection, if there is one.
    @Override
    void close();

    /// What the mail server said.
    sealed interface Handed {

        /// It answers for the mail from now on.
        record Taken() implements Handed {}

        /// Not now: it is away, too busy, or refuses us rather than the mail.
        ///
        /// @param why in its words, without secrets
        record Later(String why) implements Handed {}

        /// Never: this mail or its reader.
        record Never(String why) implements Handed {}
    }
}
