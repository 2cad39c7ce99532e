/// Sensors that watch a figure, and the alarms they raise: a pure function of what was seen, the
/// state before, and the time.
@NullMarked
package org.querencia.core.alarm;

import org.jspecify.annotations.NullMarked;
