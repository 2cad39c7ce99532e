@NullMarked
package org.querencia.runtime.review;

import org.jspecify.annotations.NullMarked;
