/// People's rights, tried.
@NullMarked
package org.querencia.runtime.right;

import org.jspecify.annotations.NullMarked;
