/// Tests of org.querencia.runtime.courier.
@NullMarked
package org.querencia.runtime.courier;

import org.jspecify.annotations.NullMarked;
