/// People's rights in PostgreSQL: suppressions, certificates, and traces in its tables.
@NullMarked
package org.querencia.store.right;

import org.jspecify.annotations.NullMarked;
