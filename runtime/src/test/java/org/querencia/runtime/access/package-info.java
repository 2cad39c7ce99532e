/// The contracts of sources, users, refused events and what belongs to them.
@NullMarked
package org.querencia.runtime.access;

import org.jspecify.annotations.NullMarked;
