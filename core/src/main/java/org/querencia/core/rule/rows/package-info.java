/// Rules as rows that can be filled in, for those who would rather not write: rows joined by 'and'
/// and 'or', made of a rule and made a rule without loss.
@NullMarked
package org.querencia.core.rule.rows;

import org.jspecify.annotations.NullMarked;
