/// The catalogue in the console: what is sold, at what price and cost, and who bought it.
@NullMarked
package org.querencia.web.console.catalogue;

import org.jspecify.annotations.NullMarked;
