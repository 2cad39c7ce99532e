@NullMarked
package org.querencia.core.consent;

import org.jspecify.annotations.NullMarked;
