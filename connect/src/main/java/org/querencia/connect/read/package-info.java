/// Reading files: how they are written, found out from their beginning, and their rows as text, one
/// after the other, in memory that does not grow with the file.
@NullMarked
package org.querencia.connect.read;

import org.jspecify.annotations.NullMarked;
