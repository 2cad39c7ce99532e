package org.querencia.web.http;

/// The kinds of failure a caller may see. Each code has a heading in `docs/reference/api.md`, which
/// the server serves at [#TYPE_BASE]; codes never change their meaning.
public enum Fault {
    BAD_REQUEST(400, "bad-request", "The request cannot be read"),
    INVALID_JSON(400, "invalid-json", "The body is not the JSON object expected"),
    INVALID_PARAMETER(400, "invalid-parameter", "A query parameter is wrong"),
    INVALID_CURSOR(400, "invalid-cursor", "The cursor is not one of this list"),
    INVALID_IDENTIFIER(400, "invalid-identifier", "The identifier cannot be used"),
    INVALID_FIELD(400, "invalid-field", "A field of the body is wrong"),
    INVALID_SQL(400, "invalid-sql", "The statement is not answered"),
    INVALID_IMPORT(400, "invalid-import", "The import cannot be done as it is asked for"),
    UNREADABLE_FILE(400, "unreadable-file", "The file cannot be read"),
    STILL_REFUSED(400, "still-refused", "The event is still wrong"),
    NOT_SIGNED_IN(401, "not-signed-in", "Nobody is signed in"),
    NOT_SIGNED(401, "not-signed", "The call is not signed as agreed"),
    NOT_ALLOWED(403, "not-allowed", "This caller may not do that"),
    CSRF_TOKEN(403, "csrf-token", "The form's token is missing or old"),
    NOT_FOUND(404, "not-found", "Nothing is here"),
    METHOD_NOT_ALLOWED(405, "method-not-allowed", "This path does not take that method"),
    CONFLICT(409, "conflict", "It stands otherwise than the request supposes"),
    IN_PROGRESS(409, "in-progress", "The same request is still being answered"),
    TOO_OLD(410, "too-old", "What is asked for is kept no longer"),
    TOO_LARGE(413, "too-large", "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "unsupported-media-type", "The body is of a kind not read here"),
    KEY_REUSED(422, "idempotency-key-reused", "The Idempotency-Key was used for something else"),
    TOO_MANY_REQUESTS(429, "too-many-requests", "Too much at once"),
    INTERNAL(500, "internal-error", "The server failed"),
    UNAVAILABLE(503, "unavailable", "The server cannot do this right now");

    /// A path on this server, so that the link works wherever it is installed.
    public static final String TYPE_BASE = "/docs/reference/api";

    private final int status;
    private final String code;
    private final String title;

    Fault(int status, String code, String title) {
        this.status = status;
        this.code = code;
        this.title = title;
    }

    public int status() {
        return status;
    }

    /// Short and stable.
    public String code() {
        return code;
    }

    public String title() {
        return title;
    }
}
