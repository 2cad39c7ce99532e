/// The contract every warehouse keeps, and batches to try it with.
@NullMarked
package org.querencia.runtime.warehouse;

import org.jspecify.annotations.NullMarked;
