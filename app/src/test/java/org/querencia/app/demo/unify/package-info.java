@NullMarked
package org.querencia.app.demo.unify;

import org.jspecify.annotations.NullMarked;
