/// The sellers' page: who came, and what came of it; made for a phone and for bad connections.
@NullMarked
package org.querencia.web.console.visit;

import org.jspecify.annotations.NullMarked;
