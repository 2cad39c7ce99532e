@NullMarked
package org.querencia.connect.mapping;

import org.jspecify.annotations.NullMarked;
