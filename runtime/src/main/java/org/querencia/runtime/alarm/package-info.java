/// Sensors at work: what can be watched, when it is looked at, what is kept and told of alarms.
@NullMarked
package org.querencia.runtime.alarm;

import org.jspecify.annotations.NullMarked;
