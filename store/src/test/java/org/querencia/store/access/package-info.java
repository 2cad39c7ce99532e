/// Tests of org.querencia.store.access.
@NullMarked
package org.querencia.store.access;

import org.jspecify.annotations.NullMarked;
