@NullMarked
package org.querencia.core.segment;

import org.jspecify.annotations.NullMarked;
