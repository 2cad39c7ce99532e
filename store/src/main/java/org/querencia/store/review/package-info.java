/// Pairs to look at and what is counted of people, in PostgreSQL.
@NullMarked
package org.querencia.store.review;

import org.jspecify.annotations.NullMarked;
