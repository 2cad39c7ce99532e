@NullMarked
package org.querencia.runtime.log;

import org.jspecify.annotations.NullMarked;
