@NullMarked
package org.querencia.core.score;

import org.jspecify.annotations.NullMarked;
