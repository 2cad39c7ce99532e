/// Imports in the console: bringing files in, step by step, and all that was brought in.
@NullMarked
package org.querencia.web.console.imports;

import org.jspecify.annotations.NullMarked;
