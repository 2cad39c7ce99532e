/// Sending traffic to a server that runs in a process of its own, as clients do.
@NullMarked
package org.querencia.app.load;

import org.jspecify.annotations.NullMarked;
