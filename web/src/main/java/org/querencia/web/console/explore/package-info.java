/// The explorer: any measure, split and narrowed; views that are kept, pinned and mailed; and what
/// stands around measures: notes, targets, benchmarks.
@NullMarked
package org.querencia.web.console.explore;

import org.jspecify.annotations.NullMarked;
