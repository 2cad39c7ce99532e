/// The columnar copy of the log in a DuckDB file: [DuckWarehouse] is the door.
@NullMarked
package org.querencia.warehouse;

import org.jspecify.annotations.NullMarked;
