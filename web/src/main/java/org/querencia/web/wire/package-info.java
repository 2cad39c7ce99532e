/// The read-only connection for tools: PostgreSQL's wire protocol (version 3) before the views of
/// analysts, see "Frontend/Backend Protocol" in PostgreSQL's manual.
@NullMarked
package org.querencia.web.wire;

import org.jspecify.annotations.NullMarked;
