package org.querencia.app.link;

/// Files cannot be linked as they are; the message says where and how to mend it.
public final class LinkException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LinkException(String message) {
        super(message);
    }
}
