@NullMarked
package org.querencia.runtime.attribution;

import org.jspecify.annotations.NullMarked;
