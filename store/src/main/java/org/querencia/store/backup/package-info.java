/// Writing the whole workspace to one file, and reading it back elsewhere.
@NullMarked
package org.querencia.store.backup;

import org.jspecify.annotations.NullMarked;
