/// What the adapters share: connections that come back, and rows in PostgreSQL's binary form.
@NullMarked
package org.querencia.store.sql;

import org.jspecify.annotations.NullMarked;
