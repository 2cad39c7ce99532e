@NullMarked
package org.querencia.app.access;

import org.jspecify.annotations.NullMarked;
