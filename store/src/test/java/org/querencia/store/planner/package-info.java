@NullMarked
package org.querencia.store.planner;

import org.jspecify.annotations.NullMarked;
