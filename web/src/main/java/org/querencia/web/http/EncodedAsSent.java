package org.querencia.web.http;

import io.helidon.http.encoding.ContentDecoder;
import io.helidon.http.encoding.ContentEncoder;
import io.helidon.http.encoding.ContentEncoding;
import java.util.Set;

/// Lets encoded bodies through as they were sent: [Body] inflates gzip under its own bound, so that
/// a corrupt or huge one becomes 400 or 413 instead of a closed connection, and refuses the others
/// with 415. Names of encodings have no case.
public final class EncodedAsSent implements ContentEncoding {

    @Override
    public Set<String> ids() {
        return Set.of(
                "gzip", "GZIP", "Gzip", "x-gzip", "X-GZIP", "br", "deflate", "zstd", "compress");
    }

    @Override
    public boolean supportsEncoding() {
        return false;
    }

    @Override
    public boolean supportsDecoding() {
        return true;
    }

    @Override
    public ContentDecoder decoder() {
        return ContentDecoder.NO_OP;
    }

    @Override
    public ContentEncoder encoder() {
        return ContentEncoder.NO_OP;
    }

    @Override
    public String name() {
        return "as-sent";
    }

    @Override
    public String type() {
        return "as-sent";
    }
}
