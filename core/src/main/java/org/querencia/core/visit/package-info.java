/// Visits to the shop, as the seller who met the person tells them: what was answered, and the
/// events it becomes.
@NullMarked
package org.querencia.core.visit;

import org.jspecify.annotations.NullMarked;
