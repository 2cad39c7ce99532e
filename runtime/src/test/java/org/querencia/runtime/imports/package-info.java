@NullMarked
package org.querencia.runtime.imports;

import org.jspecify.annotations.NullMarked;
