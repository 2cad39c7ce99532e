/// The parts of the read-only connection by themselves.
@NullMarked
package org.querencia.web.wire;

import org.jspecify.annotations.NullMarked;
