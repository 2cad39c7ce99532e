package org.querencia.runtime.collect;

import java.util.Locale;

/// Why an event, or a whole request, was refused. Each has a heading in
/// `docs/reference/collect.md`.
public enum RefusalCode {
    /// The request's gzip is broken, or it comes in another encoding.
    BAD_ENCODING,
    /// The request is not JSON.
    BAD_JSON,
    /// The request is JSON, and not of the shape its address wants.
    BAD_REQUEST_SHAPE,
    REQUEST_TOO_LARGE,
    BATCH_TOO_LARGE,

    NOT_AN_OBJECT,
    EVENT_TOO_LARGE,
    TOO_MANY_VALUES,
    TOO_DEEP,
    NAME_TOO_LONG,
    INVALID_FIELD,
    MISSING_TYPE,
    UNKNOWN_TYPE,
    MISSING_ID,
    MISSING_EVENT_NAME,
    MISSING_GROUP_ID,
    MISSING_PREVIOUS_ID,
    ID_TOO_LONG,
    MESSAGE_ID_TOO_LONG,
    INVALID_TIMESTAMP,
    OTHER_WRITE_KEY;

    private final String text = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /// As answered and stored: `missing-event-name`.
    public String text() {
        return text;
    }
}
