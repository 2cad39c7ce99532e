/// Recording what people allow.
@NullMarked
package org.querencia.runtime.consent;

import org.jspecify.annotations.NullMarked;
