@NullMarked
package org.querencia.web.collect;

import org.jspecify.annotations.NullMarked;
