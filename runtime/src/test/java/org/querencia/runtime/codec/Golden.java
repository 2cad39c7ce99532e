package org.querencia.runtime.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Function;

/// Golden files: what was stored once must be read for ever, so they are never changed; a new form
/// is a new version beside the old.
final class Golden {

    private Golden() {}

    /// The file holds what is written today, and reads back as the value.
    static <T> void holds(
            String file, T value, Function<T, byte[]> write, Function<byte[], T> read) {
        String stored = text(file);
        assertThat(new String(write.apply(value), UTF_8)).isEqualTo(stored);
        assertThat(read.apply(stored.getBytes(UTF_8))).isEqualTo(value);
    }

    static String text(String file) {
        try (InputStream in = Golden.class.getResourceAsStream("/golden/" + file)) {
            if (in == null) {
                throw new AssertionError("golden/" + file + " is missing");
            }
            return new String(in.readAllBytes(), UTF_8).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
