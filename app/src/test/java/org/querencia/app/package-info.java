@NullMarked
package org.querencia.app;

import org.jspecify.annotations.NullMarked;
