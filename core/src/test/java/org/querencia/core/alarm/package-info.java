@NullMarked
package org.querencia.core.alarm;

import org.jspecify.annotations.NullMarked;
