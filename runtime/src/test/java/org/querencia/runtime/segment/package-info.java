/// Tests of segments: the laws that hold wherever they are stored.
@NullMarked
package org.querencia.runtime.segment;

import org.jspecify.annotations.NullMarked;
