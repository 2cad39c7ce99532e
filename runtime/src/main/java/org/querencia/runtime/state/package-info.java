/// What the log made: the port of derived state, and reading it.
@NullMarked
package org.querencia.runtime.state;

import org.jspecify.annotations.NullMarked;
