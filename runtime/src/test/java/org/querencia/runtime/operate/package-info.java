@NullMarked
package org.querencia.runtime.operate;

import org.jspecify.annotations.NullMarked;
