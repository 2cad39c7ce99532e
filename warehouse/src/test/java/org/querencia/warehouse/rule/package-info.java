@NullMarked
package org.querencia.warehouse.rule;

import org.jspecify.annotations.NullMarked;
