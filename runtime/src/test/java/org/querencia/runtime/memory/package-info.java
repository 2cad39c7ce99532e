/// The adapters in memory, held to the ports' contracts.
@NullMarked
package org.querencia.runtime.memory;

import org.jspecify.annotations.NullMarked;
