@NullMarked
package org.querencia.app.demo;

import org.jspecify.annotations.NullMarked;
