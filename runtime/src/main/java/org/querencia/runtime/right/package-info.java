/// People's rights: being forgotten, and staying so.
@NullMarked
package org.querencia.runtime.right;

import org.jspecify.annotations.NullMarked;
