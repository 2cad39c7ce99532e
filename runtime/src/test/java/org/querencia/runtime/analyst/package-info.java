@NullMarked
package org.querencia.runtime.analyst;

import org.jspecify.annotations.NullMarked;
