/// Tests of org.querencia.connect.courier.
@NullMarked
package org.querencia.connect.courier;

import org.jspecify.annotations.NullMarked;
