/// What is bought together, what a first purchase leads to, and what those bought who left.
@NullMarked
package org.querencia.runtime.basket;

import org.jspecify.annotations.NullMarked;
