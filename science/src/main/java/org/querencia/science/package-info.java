/// Pure mathematics: each package is a method that is useful by itself. Rows, limits and seeds are
/// arguments; nothing here reads a file, a clock or a database.
@NullMarked
package org.querencia.science;

import org.jspecify.annotations.NullMarked;
