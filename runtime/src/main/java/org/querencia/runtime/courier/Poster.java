package org.querencia.runtime.courier;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Posts one message. Safe from any thread.
public interface Poster {

    /// Waits for the answer, for a bounded time. Follows no redirect; addresses of the company's
    /// own network are refused unless they were allowed.
    Answer post(URI url, Map<String, String> headers, byte[] body);

    sealed interface Answer {

        /// @param status of HTTP
        /// @param again Retry-After, as a time from now
        /// @param begin how the body began, for people
        record Answered(int status, Optional<Duration> again, String begin) implements Answer {}

        /// There was none.
        ///
        /// @param why in a few words
        record Silent(String why) implements Answer {}
    }
}
