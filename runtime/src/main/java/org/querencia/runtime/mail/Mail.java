package org.querencia.runtime.mail;

import java.time.Instant;

/// A message to one reader.
///
/// @param id the same however often it is sent, so that a mailbox can tell a repetition
/// @param to an e-mail address
/// @param subject one line
/// @param text for readers that show no HTML
/// @param html the same, a whole document
/// @param made when it was written
public record Mail(String id, String to, String subject, String text, String html, Instant made) {

    public Mail {
        if (!isAddress(to)) {
            throw new IllegalArgumentException("mail to '%s': no e-mail address".formatted(to));
        }
        // A line break would begin a header of its own.
        subject = subject.replaceAll("\\s+", " ").strip();
    }

    /// Whether mail can be sent there; nothing that could end a header or name two readers.
    public static boolean isAddress(String text) {
        return text.matches("[^@\\s,;<>\"()\\[\\]\\\\]{1,64}@[^@\\s,;<>\"()\\[\\]\\\\]{1,190}");
    }
}
