/// The kit for tests of collection, and those tests.
@NullMarked
package org.querencia.runtime.collect;

import org.jspecify.annotations.NullMarked;
