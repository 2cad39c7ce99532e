/// The room of segments: whom a rule describes.
@NullMarked
package org.querencia.web.console.segment;

import org.jspecify.annotations.NullMarked;
