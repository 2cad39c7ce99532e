/// What happened: events as they were collected, and the other facts of the log.
@NullMarked
package org.querencia.core.event;

import org.jspecify.annotations.NullMarked;
