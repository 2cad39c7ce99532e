/// How the program logs.
@NullMarked
package org.querencia.app.logging;

import org.jspecify.annotations.NullMarked;
