@NullMarked
package org.querencia.core.order;

import org.jspecify.annotations.NullMarked;
