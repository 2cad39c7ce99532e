/// The edge of collection: dialects, limits, validation, normalisation, refused events.
@NullMarked
package org.querencia.runtime.collect;

import org.jspecify.annotations.NullMarked;
