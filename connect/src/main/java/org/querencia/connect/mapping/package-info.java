/// What the columns of a file mean: kinds of rows and their fields, mappings as YAML, and what a
/// mapping makes of a row.
@NullMarked
package org.querencia.connect.mapping;

import org.jspecify.annotations.NullMarked;
