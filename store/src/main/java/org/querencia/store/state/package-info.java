/// The derived state on PostgreSQL: the pipeline's side and the readers'.
@NullMarked
package org.querencia.store.state;

import org.jspecify.annotations.NullMarked;
