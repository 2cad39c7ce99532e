/// The console over a made-up shop, held in memory.
@NullMarked
package org.querencia.web.console;

import org.jspecify.annotations.NullMarked;
