/// What brought a company's own sales: the ways its people came, given to a model, beside what was
/// spent.
@NullMarked
package org.querencia.runtime.attribution;

import org.jspecify.annotations.NullMarked;
