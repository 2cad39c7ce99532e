/// What is bought together and what comes of it, in the console.
@NullMarked
package org.querencia.web.console.basket;

import org.jspecify.annotations.NullMarked;
