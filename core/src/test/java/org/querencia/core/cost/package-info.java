@NullMarked
package org.querencia.core.cost;

import org.jspecify.annotations.NullMarked;
