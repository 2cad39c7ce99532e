/// Main, the wiring in plain code, the life of the server.
@NullMarked
package org.querencia.app;

import org.jspecify.annotations.NullMarked;
