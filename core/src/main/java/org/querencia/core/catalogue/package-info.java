/// The catalogue: what the company sells, at what cost and price, how much of it lies where, and
/// what competitors ask for it.
@NullMarked
package org.querencia.core.catalogue;

import org.jspecify.annotations.NullMarked;
