/// The test kit of the runtime: the engine in memory, for tests of everything above it.
@NullMarked
package org.querencia.runtime.kit;

import org.jspecify.annotations.NullMarked;
