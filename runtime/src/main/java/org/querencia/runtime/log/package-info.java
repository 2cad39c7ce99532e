/// The durable log: its port, the one writer, group commit, dedupe.
@NullMarked
package org.querencia.runtime.log;

import org.jspecify.annotations.NullMarked;
