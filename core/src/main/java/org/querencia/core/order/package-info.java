/// Orders as facts keyed by namespace and id, lines, money.
@NullMarked
package org.querencia.core.order;

import org.jspecify.annotations.NullMarked;
