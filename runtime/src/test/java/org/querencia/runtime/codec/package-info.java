@NullMarked
package org.querencia.runtime.codec;

import org.jspecify.annotations.NullMarked;
