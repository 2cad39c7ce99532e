/// Tests of org.querencia.connect.jdbc.
@NullMarked
package org.querencia.connect.jdbc;

import org.jspecify.annotations.NullMarked;
