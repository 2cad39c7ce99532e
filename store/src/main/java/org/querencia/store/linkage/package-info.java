/// What linkage keeps, in PostgreSQL.
@NullMarked
package org.querencia.store.linkage;

import org.jspecify.annotations.NullMarked;
