/// Sources: what comes in, what was refused, and what the words mean.
@NullMarked
package org.querencia.web.console.source;

import org.jspecify.annotations.NullMarked;
