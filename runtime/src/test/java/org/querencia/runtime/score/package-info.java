@NullMarked
package org.querencia.runtime.score;

import org.jspecify.annotations.NullMarked;
