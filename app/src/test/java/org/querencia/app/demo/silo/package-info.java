@NullMarked
package org.querencia.app.demo.silo;

import org.jspecify.annotations.NullMarked;
