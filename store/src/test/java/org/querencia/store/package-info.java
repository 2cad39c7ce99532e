/// Tests of opening a database.
@NullMarked
package org.querencia.store;

import org.jspecify.annotations.NullMarked;
