@NullMarked
package org.querencia.warehouse.analyst;

import org.jspecify.annotations.NullMarked;
