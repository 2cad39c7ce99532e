package org.querencia.web.api;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/// A body sent as it is made. What fails before its first byte is told as any failure is; what
/// fails later cuts the connection, since an ordinary end would say that this was all.
final class StreamedBody extends OutputStream {
    private final ServerResponse response;
    private Optional<OutputStream> begun = Optional.empty();

    private StreamedBody(ServerResponse response) {
        this.response = response;
    }

    static void send(Reply.Stream stream, ServerResponse response) {
        response.header(HeaderNames.CONTENT_TYPE, stream.mediaType());
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        response.header(
                HeaderNames.CONTENT_DISPOSITION,
                "attachment; filename=\"%s\"".formatted(stream.fileName()));
        StreamedBody body = new StreamedBody(response);
        try {
            stream.writer().writeTo(body);
            body.begin().close();
        } catch (IOException | RuntimeException failed) {
            throw body.cut(failed);
        }
    }

    private RuntimeException cut(Exception failed) {
        if (begun.isPresent()) {
            return new CloseConnectionException("a streamed body failed on its way", failed);
        }
        return failed instanceof RuntimeException unchecked
                ? unchecked
                : new UncheckedIOException((IOException) failed);
    }

    private OutputStream begin() {
        OutputStream out = begun.orElseGet(response::outputStream);
        begun = Optional.of(out);
        return out;
    }

    @Override
    public void write(int one) throws IOException {
        begin().write(one);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        begin().write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
        begin().flush();
    }
}
