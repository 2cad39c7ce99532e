/// What a company is measured by: definitions of figures, what is asked of them and what they
/// answer.
@NullMarked
package org.querencia.core.measure;

import org.jspecify.annotations.NullMarked;
