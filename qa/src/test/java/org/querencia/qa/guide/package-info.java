@NullMarked
package org.querencia.qa.guide;

import org.jspecify.annotations.NullMarked;
