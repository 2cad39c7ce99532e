/// The port of the columnar copy: timelines, overview, data dictionary.
@NullMarked
package org.querencia.runtime.warehouse;

import org.jspecify.annotations.NullMarked;
