/// Tests of org.querencia.store.backup.
@NullMarked
package org.querencia.store.backup;

import org.jspecify.annotations.NullMarked;
