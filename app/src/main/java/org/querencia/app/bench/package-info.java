/// Measures the server as its users would: over HTTP, beside a bare reference, in one run.
@NullMarked
package org.querencia.app.bench;

import org.jspecify.annotations.NullMarked;
