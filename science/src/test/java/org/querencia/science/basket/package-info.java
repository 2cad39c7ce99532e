@NullMarked
package org.querencia.science.basket;

import org.jspecify.annotations.NullMarked;
