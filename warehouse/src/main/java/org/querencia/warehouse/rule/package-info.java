/// Rules as SQL: who meets a rule, asked of all people at once.
@NullMarked
package org.querencia.warehouse.rule;

import org.jspecify.annotations.NullMarked;
