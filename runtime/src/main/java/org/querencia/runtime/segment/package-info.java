/// Groups of people that a rule describes: looking at them before they are used.
@NullMarked
package org.querencia.runtime.segment;

import org.jspecify.annotations.NullMarked;
