/// Other databases as sources: what a query finds since its last run, read into a file and imported
/// as such.
@NullMarked
package org.querencia.connect.jdbc;

import org.jspecify.annotations.NullMarked;
