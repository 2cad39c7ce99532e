/// PostgreSQL's own server as a child of ours: unpacked, started, watched and stopped.
@NullMarked
package org.querencia.store.embedded;

import org.jspecify.annotations.NullMarked;
