/// Probabilistic linkage of files: reads them as one table, and writes what was found as a list and
/// a report. The mathematics are in `science.linkage`.
@NullMarked
package org.querencia.app.link;

import org.jspecify.annotations.NullMarked;
