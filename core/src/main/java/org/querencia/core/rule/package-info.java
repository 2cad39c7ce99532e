/// The rule language: text in CEL becomes a [Rule], which a slow plain reader ([Oracle]) and a
/// quick incremental one ([RuleSet]) answer for a person, and which says itself when time alone can
/// change the answer.
@NullMarked
package org.querencia.core.rule;

import org.jspecify.annotations.NullMarked;
