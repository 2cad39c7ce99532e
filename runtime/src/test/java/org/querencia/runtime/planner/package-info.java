@NullMarked
package org.querencia.runtime.planner;

import org.jspecify.annotations.NullMarked;
