/// Words that people write, and what they probably meant.
@NullMarked
package org.querencia.runtime.text;

import org.jspecify.annotations.NullMarked;
