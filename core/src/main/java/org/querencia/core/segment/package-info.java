/// Segments: people for whom a rule holds, right with every event and at every instant.
@NullMarked
package org.querencia.core.segment;

import org.jspecify.annotations.NullMarked;
