@NullMarked
package org.querencia.core.stage;

import org.jspecify.annotations.NullMarked;
