@NullMarked
package org.querencia.app.bench;

import org.jspecify.annotations.NullMarked;
