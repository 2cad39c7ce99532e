@NullMarked
package org.querencia.science.attribution;

import org.jspecify.annotations.NullMarked;
