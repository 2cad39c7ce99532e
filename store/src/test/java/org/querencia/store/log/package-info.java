/// Tests of org.querencia.store.log.
@NullMarked
package org.querencia.store.log;

import org.jspecify.annotations.NullMarked;
