@NullMarked
package org.querencia.runtime.call;

import org.jspecify.annotations.NullMarked;
