/// Segments as they are defined, stored and read.
@NullMarked
package org.querencia.runtime.segment;

import org.jspecify.annotations.NullMarked;
