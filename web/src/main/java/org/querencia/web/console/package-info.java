/// The console: pages for people, made on the server, readable without scripts.
@NullMarked
package org.querencia.web.console;

import org.jspecify.annotations.NullMarked;
