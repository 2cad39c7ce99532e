/// The system of record on PostgreSQL. [Database] is the door.
@NullMarked
package org.querencia.store;

import org.jspecify.annotations.NullMarked;
