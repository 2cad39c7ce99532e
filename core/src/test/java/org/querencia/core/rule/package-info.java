@NullMarked
package org.querencia.core.rule;

import org.jspecify.annotations.NullMarked;
