/// Tests of org.querencia.connect.segment.
@NullMarked
package org.querencia.connect.segment;

import org.jspecify.annotations.NullMarked;
