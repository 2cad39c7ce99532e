/// What people keep by hand around measures, as PostgreSQL keeps it.
@NullMarked
package org.querencia.store.report;

import org.jspecify.annotations.NullMarked;
