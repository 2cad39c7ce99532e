/// The durable log on PostgreSQL.
@NullMarked
package org.querencia.store.log;

import org.jspecify.annotations.NullMarked;
