/// What stands around measures, over few measures.
@NullMarked
package org.querencia.runtime.report;

import org.jspecify.annotations.NullMarked;
