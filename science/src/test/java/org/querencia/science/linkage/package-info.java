@NullMarked
package org.querencia.science.linkage;

import org.jspecify.annotations.NullMarked;
