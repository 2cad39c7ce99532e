package org.querencia.runtime.webhook;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The door for webhooks. Safe from any thread. Throws what [org.querencia.runtime.log.Ingest]
/// throws; then nothing was answered for and the provider calls again.
public interface Webhooks {

    /// Takes one call: what it tells is durable before this returns.
    Answer receive(Call call);

    /// Answers a provider that asks, before its first call, whether the address is meant.
    ///
    /// @param query parameters of the address
    Answer verify(String provider, String source, Map<String, String> query);

    /// @param provider and `source` as the address names them
    /// @param headers by name in lower case
    /// @param body as it was sent: signatures are reckoned over its bytes
    record Call(String provider, String source, Map<String, String> headers, byte[] body) {

        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
        }
    }

    sealed interface Answer {

        /// @param stored facts new in the log
        /// @param duplicates facts known already
        /// @param ignored happenings of kinds that are not understood, or mean nothing here
        record Taken(int stored, int duplicates, int ignored) implements Answer {
            public static final Taken NOTHING = new Taken(0, 0, 0);
        }

        /// The address is meant; `text` is to be repeated as it is.
        record Challenge(String text) implements Answer {}

        /// Not signed with the secret set here, or not signed.
        record BadSignature(String reason) implements Answer {}

        /// Signed, and nothing that can be read.
        record Malformed(String reason) implements Answer {}

        /// There is no such door, or it is closed.
        record NoDoor(String reason) implements Answer {}

        /// @param seconds after which the provider may try again; at least 1
        record TooFast(int seconds, String reason) implements Answer {}
    }
}
