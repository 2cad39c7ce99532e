/// How identifiers become people.
@NullMarked
package org.querencia.core.identity;

import org.jspecify.annotations.NullMarked;
