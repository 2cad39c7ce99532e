/// Segments and their people from and to files.
@NullMarked
package org.querencia.connect.segment;

import org.jspecify.annotations.NullMarked;
