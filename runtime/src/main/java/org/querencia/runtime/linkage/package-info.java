/// Who is who without a shared identifier, at once: a model that was learned from the company's own
/// people, an index of them, and a look at everybody new or changed.
@NullMarked
package org.querencia.runtime.linkage;

import org.jspecify.annotations.NullMarked;
