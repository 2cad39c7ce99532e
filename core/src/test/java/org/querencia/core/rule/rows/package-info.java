@NullMarked
package org.querencia.core.rule.rows;

import org.jspecify.annotations.NullMarked;
