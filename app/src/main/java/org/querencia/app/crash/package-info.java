/// Killing a server, and PostgreSQL under it, while clients send, and accounting for every message
/// afterwards.
@NullMarked
package org.querencia.app.crash;

import org.jspecify.annotations.NullMarked;
