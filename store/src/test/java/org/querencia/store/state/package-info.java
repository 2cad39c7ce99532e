/// Tests of org.querencia.store.state.
@NullMarked
package org.querencia.store.state;

import org.jspecify.annotations.NullMarked;
