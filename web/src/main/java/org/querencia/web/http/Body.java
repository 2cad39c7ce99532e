package org.querencia.web.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// Reads request bodies, never more than a bound of them, whatever headers say and however well
/// they compress.
public final class Body {
    /// For what people and programs write by hand; collection has limits of its own.
    public static final int JSON_BYTES_MAX = 1 << 20;

    private static final byte[] NO_FIELDS = {'{', '}'};

    private Body() {}

    /// The body, which must be sent as JSON if there is one; `{}` if there is none.
    public static byte[] json(ServerRequest request) {
        if (!request.content().hasEntity()) {
            return NO_FIELDS.clone();
        }
        requireJson(request);
        return bytes(request, JSON_BYTES_MAX, JSON_BYTES_MAX);
    }

    /// The body, inflated when it came with `Content-Encoding: gzip`.
    ///
    /// @param sentBytesMax most bytes as sent; more is 413
    /// @param inflatedBytesMax most bytes once inflated; more is 413
    public static byte[] bytes(ServerRequest request, int sentBytesMax, int inflatedBytesMax) {
        String encoding =
                request.headers()
                        .first(HeaderNames.CONTENT_ENCODING)
                        .orElse("identity")
                        .strip()
                        .toLowerCase(Locale.ROOT);
        long announced = request.headers().contentLength().orElse(-1);
        if (announced > sentBytesMax) {
            throw tooLarge(sentBytesMax);
        }
        if (!request.content().hasEntity()) {
            return new byte[0];
        }
        InputStream sent = request.content().inputStream();
        try {
            return switch (encoding) {
                case "identity", "" ->
                        announced < 0
                                ? bounded(sent, sentBytesMax)
                                : exactly(sent, (int) announced);
                case "gzip", "x-gzip" -> inflated(sent, sentBytesMax, inflatedBytesMax);
                default ->
                        throw Problem.at(
                                        Fault.UNSUPPORTED_MEDIA_TYPE,
                                        "Content-Encoding",
                                        "Send the body plain or with Content-Encoding: gzip.")
                                .exception();
            };
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static byte[] inflated(InputStream sent, int sentBytesMax, int inflatedBytesMax)
            throws IOException {
        try (InputStream inflating = new GZIPInputStream(new Bounded(sent, sentBytesMax), 8192)) {
            return bounded(inflating, inflatedBytesMax);
        } catch (ZipException | EOFException corrupt) {
            throw Problem.of(
                            Fault.BAD_REQUEST,
                            "The body says it is gzip, and is not or ends too early.")
                    .exception();
        }
    }

    /// Helidon ends the stream where the announced length does. One array of the right size, where
    /// reading to the end makes many and joins them.
    private static byte[] exactly(InputStream in, int length) throws IOException {
        byte[] bytes = new byte[length];
        int read = in.readNBytes(bytes, 0, length);
        return read == length ? bytes : Arrays.copyOf(bytes, read);
    }

    private static byte[] bounded(InputStream in, int bytesMax) throws IOException {
        byte[] bytes = in.readNBytes(bytesMax + 1);
        if (bytes.length > bytesMax) {
            throw tooLarge(bytesMax);
        }
        return bytes;
    }

    private static ProblemException tooLarge(int bytesMax) {
        return Problem.of(
                        Fault.TOO_LARGE,
                        "The body is larger than %d bytes; send less at once.".formatted(bytesMax))
                .exception();
    }

    private static void requireJson(ServerRequest request) {
        String type =
                request.headers()
                        .first(HeaderNames.CONTENT_TYPE)
                        .orElse(Json.MEDIA_TYPE)
                        .toLowerCase(Locale.ROOT);
        String essence = type.split(";", 2)[0].strip();
        if (!essence.equals(Json.MEDIA_TYPE) && !essence.endsWith("+json")) {
            throw Problem.at(
                            Fault.UNSUPPORTED_MEDIA_TYPE,
                            "Content-Type",
                            "Send the body as Content-Type: application/json.")
                    .exception();
        }
    }

    /// Refuses to read past a bound, so that a body without Content-Length cannot be endless.
    private static final class Bounded extends InputStream {
        private final InputStream in;
        private final int bytesMax;
        private long read;

        Bounded(InputStream in, int bytesMax) {
            this.in = in;
            this.bytesMax = bytesMax;
        }

        @Override
        public int read() throws IOException {
            int next = in.read();
            return next < 0 ? next : counted(1, next);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = in.read(into, offset, length);
            return count < 0 ? count : counted(count, count);
        }

        private int counted(int count, int result) {
            read += count;
            if (read > bytesMax) {
                throw tooLarge(bytesMax);
            }
            return result;
        }
    }
}
