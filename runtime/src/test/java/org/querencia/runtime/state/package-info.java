/// The contract of the derived state.
@NullMarked
package org.querencia.runtime.state;

import org.jspecify.annotations.NullMarked;
