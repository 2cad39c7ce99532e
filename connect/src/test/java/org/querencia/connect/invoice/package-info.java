/// Tests of org.querencia.connect.invoice.
@NullMarked
package org.querencia.connect.invoice;

import org.jspecify.annotations.NullMarked;
