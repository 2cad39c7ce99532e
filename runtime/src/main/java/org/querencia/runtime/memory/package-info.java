/// The ports kept in memory, plainly: for tests, and as the oracle the real adapters are compared
/// with.
@NullMarked
package org.querencia.runtime.memory;

import org.jspecify.annotations.NullMarked;
