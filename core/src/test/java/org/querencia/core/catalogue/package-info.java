@NullMarked
package org.querencia.core.catalogue;

import org.jspecify.annotations.NullMarked;
