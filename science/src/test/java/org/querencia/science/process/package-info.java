@NullMarked
package org.querencia.science.process;

import org.jspecify.annotations.NullMarked;
