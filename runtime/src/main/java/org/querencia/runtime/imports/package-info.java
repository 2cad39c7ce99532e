/// Bringing in what a company already has: imports as the API, the console and the command line see
/// them, and what is kept of them.
@NullMarked
package org.querencia.runtime.imports;

import org.jspecify.annotations.NullMarked;
