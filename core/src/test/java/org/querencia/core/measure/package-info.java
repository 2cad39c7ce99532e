@NullMarked
package org.querencia.core.measure;

import org.jspecify.annotations.NullMarked;
