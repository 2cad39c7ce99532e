/// Tests of org.querencia.store.courier.
@NullMarked
package org.querencia.store.courier;

import org.jspecify.annotations.NullMarked;
