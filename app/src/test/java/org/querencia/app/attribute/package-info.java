@NullMarked
package org.querencia.app.attribute;

import org.jspecify.annotations.NullMarked;
