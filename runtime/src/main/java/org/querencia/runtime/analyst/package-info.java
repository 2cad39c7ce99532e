/// What analysts ask in SQL: the views they may read, asking them, and what is kept of it.
@NullMarked
package org.querencia.runtime.analyst;

import org.jspecify.annotations.NullMarked;
