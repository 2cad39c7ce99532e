/// Planners: what would happen if. Each turns a handful of numbers into others, with a picture and
/// a verdict, and knows nothing of where the numbers come from.
@NullMarked
package org.querencia.science.planner;

import org.jspecify.annotations.NullMarked;
