/// Attribution in the console: which channels brought the orders of a period, beside what they
/// cost.
@NullMarked
package org.querencia.web.console.attribution;

import org.jspecify.annotations.NullMarked;
