/// Planners with what somebody keeps of them: numbers under a name, and what came beside what was
/// planned.
@NullMarked
package org.querencia.runtime.planner;

import org.jspecify.annotations.NullMarked;
