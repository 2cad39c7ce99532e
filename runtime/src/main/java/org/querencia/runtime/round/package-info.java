/// What is done again and again beside everything else.
@NullMarked
package org.querencia.runtime.round;

import org.jspecify.annotations.NullMarked;
