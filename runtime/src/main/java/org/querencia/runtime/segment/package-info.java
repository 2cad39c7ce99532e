/// Groups of people that a rule describes: looking at them before they are used, defining them,
/// and reading who is in which.
@NullMarked
package org.querencia.runtime.segment;

import org.jspecify.annotations.NullMarked;
