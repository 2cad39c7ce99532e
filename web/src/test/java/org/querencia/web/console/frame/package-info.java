@NullMarked
package org.querencia.web.console.frame;

import org.jspecify.annotations.NullMarked;
