/// What stands around measures: targets, benchmarks of industries, notes on days, views that are
/// kept and mailed, and the indicators of Home.
@NullMarked
package org.querencia.runtime.report;

import org.jspecify.annotations.NullMarked;
