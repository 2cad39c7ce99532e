/// What keeps a running server healthy: its state of health, back-ups.
@NullMarked
package org.querencia.runtime.operate;

import org.jspecify.annotations.NullMarked;
