package org.querencia.runtime.mail;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// A message to one reader.
///
/// @param id the same however often it is sent, so that a mailbox can tell a repetition
/// @param to an e-mail address
/// @param subject one line
/// @param text for readers that show no HTML
/// @param html the same, a whole document
/// @param made when it was written
/// @param parts pictures and files that go with it
public record Mail(
        String id,
        String to,
        String subject,
        String text,
        String html,
        Instant made,
        List<Part> parts) {

    /// All parts of a mail together; mail servers take some 10 MB, as text.
    public static final int PARTS_BYTES_MAX = 6 << 20;

    public Mail {
        parts = List.copyOf(parts);
        long bytes = parts.stream().mapToLong(part -> part.content().length).sum();
        if (bytes > PARTS_BYTES_MAX) {
            throw new IllegalArgumentException(
                    "mail '%s': %,d bytes of parts; expected at most %,d"
                            .formatted(subject, bytes, PARTS_BYTES_MAX));
        }
        if (!isAddress(to)) {
            throw new IllegalArgumentException("mail to '%s': no e-mail address".formatted(to));
        }
        // A line break would begin a header of its own.
        subject = subject.replaceAll("\\s+", " ").strip();
    }

    /// Without parts.
    public Mail(String id, String to, String subject, String text, String html, Instant made) {
        this(id, to, subject, text, html, made, List.of());
    }

    /// A picture or file.
    ///
    /// @param name of the file; a picture in the HTML is named by it, as `cid:name`
    /// @param kind its media type
    /// @param shown whether it is a picture in the HTML, or a file beside it
    /// @param content not changed by anybody
    public record Part(String name, String kind, boolean shown, byte[] content) {

        public Part {
            if (!name.matches("[A-Za-z0-9._-]{1,100}")) {
                throw new IllegalArgumentException(
                        "part '%s': expected letters, digits, dots and dashes".formatted(name));
            }
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Part(var named, var typed, var inside, var bytes)
                    && name.equals(named)
                    && kind.equals(typed)
                    && shown == inside
                    && Arrays.equals(content, bytes);
        }

        @Override
        public int hashCode() {
            return 31 * name.hashCode() + Arrays.hashCode(content);
        }

        @Override
        public String toString() {
            return "%s (%s, %,d bytes)".formatted(name, kind, content.length);
        }
    }

    /// Whether mail can be sent there; nothing that could end a header or name two readers.
    public static boolean isAddress(String text) {
        return text.matches("[^@\\s,;<>\"()\\[\\]\\\\]{1,64}@[^@\\s,;<>\"()\\[\\]\\\\]{1,190}");
    }
}
