/// How fast the store is, measured beside a bare COPY in the same run.
@NullMarked
package org.querencia.store.rates;

import org.jspecify.annotations.NullMarked;
