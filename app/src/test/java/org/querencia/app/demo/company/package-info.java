@NullMarked
package org.querencia.app.demo.company;

import org.jspecify.annotations.NullMarked;
