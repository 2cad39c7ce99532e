/// The room of journeys: where people stand on their way, and how they pass.
@NullMarked
package org.querencia.web.console.journey;

import org.jspecify.annotations.NullMarked;
