/// The page where sellers see whom to call today, and register what came of it.
@NullMarked
package org.querencia.web.console.call;

import org.jspecify.annotations.NullMarked;
