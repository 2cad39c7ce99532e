@NullMarked
package org.querencia.runtime.stage;

import org.jspecify.annotations.NullMarked;
