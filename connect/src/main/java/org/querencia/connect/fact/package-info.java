/// Facts on their way into the log: drafts that rows become, whatever they were read from, and the
/// ids by which the same row is known again for ever.
@NullMarked
package org.querencia.connect.fact;

import org.jspecify.annotations.NullMarked;
