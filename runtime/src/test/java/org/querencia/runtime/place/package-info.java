@NullMarked
package org.querencia.runtime.place;

import org.jspecify.annotations.NullMarked;
