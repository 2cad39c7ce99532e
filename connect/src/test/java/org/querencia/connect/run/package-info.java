@NullMarked
package org.querencia.connect.run;

import org.jspecify.annotations.NullMarked;
