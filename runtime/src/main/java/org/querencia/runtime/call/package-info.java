/// The daily lists of sellers: whom to call first, and why.
@NullMarked
package org.querencia.runtime.call;

import org.jspecify.annotations.NullMarked;
