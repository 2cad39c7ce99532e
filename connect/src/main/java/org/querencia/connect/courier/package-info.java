/// Messages to systems of others, over HTTP.
@NullMarked
package org.querencia.connect.courier;

import org.jspecify.annotations.NullMarked;
