@NullMarked
package org.querencia.app.link;

import org.jspecify.annotations.NullMarked;
