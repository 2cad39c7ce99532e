/// The views that analysts read, as statements and in words.
@NullMarked
package org.querencia.warehouse.analyst;

import org.jspecify.annotations.NullMarked;
