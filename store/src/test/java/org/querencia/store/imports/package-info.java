@NullMarked
package org.querencia.store.imports;

import org.jspecify.annotations.NullMarked;
