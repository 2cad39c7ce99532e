@NullMarked
package org.querencia.store.linkage;

import org.jspecify.annotations.NullMarked;
