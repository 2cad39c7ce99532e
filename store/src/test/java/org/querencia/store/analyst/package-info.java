@NullMarked
package org.querencia.store.analyst;

import org.jspecify.annotations.NullMarked;
