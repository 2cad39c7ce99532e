/// The house's own rules, held by tests: who may know whom, and that it stays tidy.
@NullMarked
package org.querencia.qa.house;

import org.jspecify.annotations.NullMarked;
