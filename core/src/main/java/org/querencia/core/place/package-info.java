/// Places on the earth that a workspace has names for, so that rules can name them: a shop, a
/// school, a fair.
@NullMarked
package org.querencia.core.place;

import org.jspecify.annotations.NullMarked;
