/// Sensors, alarms and the mail about them in PostgreSQL.
@NullMarked
package org.querencia.store.alarm;

import org.jspecify.annotations.NullMarked;
