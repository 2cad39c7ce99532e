@NullMarked
package org.querencia.runtime.linkage;

import org.jspecify.annotations.NullMarked;
