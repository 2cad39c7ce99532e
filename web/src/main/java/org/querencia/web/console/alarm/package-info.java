/// The bell: alarms, the sensors that raise them, and the mail about them.
@NullMarked
package org.querencia.web.console.alarm;

import org.jspecify.annotations.NullMarked;
