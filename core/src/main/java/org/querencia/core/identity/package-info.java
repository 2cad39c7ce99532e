/// Who it was: identifiers, the evidence that links them, and the partition into people.
@NullMarked
package org.querencia.core.identity;

import org.jspecify.annotations.NullMarked;
