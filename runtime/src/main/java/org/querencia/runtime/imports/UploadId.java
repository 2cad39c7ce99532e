package org.querencia.runtime.imports;

import java.util.regex.Pattern;

/// Names a file that was sent to the server: a UUID as text, so it may stand in paths.
public record UploadId(String value) {

    private static final Pattern SHAPE =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    public UploadId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("upload '%s': expected a UUID".formatted(value));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
