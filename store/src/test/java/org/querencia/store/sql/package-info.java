/// Tests of org.querencia.store.sql.
@NullMarked
package org.querencia.store.sql;

import org.jspecify.annotations.NullMarked;
