/// What analysts asked and keep, and their logins, in PostgreSQL.
@NullMarked
package org.querencia.store.analyst;

import org.jspecify.annotations.NullMarked;
