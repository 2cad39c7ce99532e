/// JSON, with versions: how facts and states are stored.
@NullMarked
package org.querencia.runtime.codec;

import org.jspecify.annotations.NullMarked;
