/// Running imports: rows are read and judged, sorted on disk by what they are about, and appended
/// to the log in batches, so that whatever is cut off goes on where it was.
@NullMarked
package org.querencia.connect.run;

import org.jspecify.annotations.NullMarked;
