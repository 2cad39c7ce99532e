@NullMarked
package org.querencia.science.planner;

import org.jspecify.annotations.NullMarked;
