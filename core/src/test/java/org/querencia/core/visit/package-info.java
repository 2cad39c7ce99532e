@NullMarked
package org.querencia.core.visit;

import org.jspecify.annotations.NullMarked;
