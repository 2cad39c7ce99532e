@NullMarked
package org.querencia.core.event;

import org.jspecify.annotations.NullMarked;
