/// Tests of org.querencia.runtime.alarm.
@NullMarked
package org.querencia.runtime.alarm;

import org.jspecify.annotations.NullMarked;
