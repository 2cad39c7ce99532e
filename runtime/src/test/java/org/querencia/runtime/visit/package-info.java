@NullMarked
package org.querencia.runtime.visit;

import org.jspecify.annotations.NullMarked;
