/// Being called by other systems when something happens there: the door, its secrets, its answers.
@NullMarked
package org.querencia.runtime.webhook;

import org.jspecify.annotations.NullMarked;
