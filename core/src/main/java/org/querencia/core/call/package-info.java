/// Whom sellers had better call today, and why.
@NullMarked
package org.querencia.core.call;

import org.jspecify.annotations.NullMarked;
