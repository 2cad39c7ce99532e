/// Endpoints of webhooks in PostgreSQL.
@NullMarked
package org.querencia.store.courier;

import org.jspecify.annotations.NullMarked;
