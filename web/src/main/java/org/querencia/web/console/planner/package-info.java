/// Planners in the console: sliders, a picture, and the scenarios people keep.
@NullMarked
package org.querencia.web.console.planner;

import org.jspecify.annotations.NullMarked;
