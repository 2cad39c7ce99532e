/// What people keep by hand around measures, in PostgreSQL.
@NullMarked
package org.querencia.store.report;

import org.jspecify.annotations.NullMarked;
