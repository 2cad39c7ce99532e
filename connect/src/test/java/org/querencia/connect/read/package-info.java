@NullMarked
package org.querencia.connect.read;

import org.jspecify.annotations.NullMarked;
