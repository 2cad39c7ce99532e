@NullMarked
package org.querencia.core.trait;

import org.jspecify.annotations.NullMarked;
