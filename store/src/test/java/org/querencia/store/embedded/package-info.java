/// Tests of org.querencia.store.embedded.
@NullMarked
package org.querencia.store.embedded;

import org.jspecify.annotations.NullMarked;
