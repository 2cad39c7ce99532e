package org.querencia.connect.invoice;

import java.util.List;
import org.querencia.connect.invoice.InvoiceRows.Refusal;

/// A document that is not taken; says why, and where.
final class RefusedDocumentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    /// @param line of the document, from 1
    /// @param code of the words that say why
    /// @param parts put into them
    RefusedDocumentException(int line, String code, Object... parts) {
        this(new Refusal(Math.max(1, line), false, code, List.of(parts)));
    }

    RefusedDocumentException(Refusal refusal) {
        super(refusal.code(), null, false, false);
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }
}
