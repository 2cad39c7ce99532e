/// Speaking to a server over its API, as commands do.
@NullMarked
package org.querencia.app.client;

import org.jspecify.annotations.NullMarked;
