/// The warehouse in real DuckDB files.
@NullMarked
package org.querencia.warehouse;

import org.jspecify.annotations.NullMarked;
