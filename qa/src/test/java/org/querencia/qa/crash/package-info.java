@NullMarked
package org.querencia.qa.crash;

import org.jspecify.annotations.NullMarked;
