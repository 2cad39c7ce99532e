/// A small shop whose visitors come and go, so that a new installation has something to show.
@NullMarked
package org.querencia.app.demo;

import org.jspecify.annotations.NullMarked;
