/// Figures with their definitions: asking them, and keeping a company's own.
@NullMarked
package org.querencia.runtime.measure;

import org.jspecify.annotations.NullMarked;
