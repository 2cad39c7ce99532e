/// What people decide about identity: who is one person and who is not, and by which identifiers
/// people are known.
@NullMarked
package org.querencia.runtime.identity;

import org.jspecify.annotations.NullMarked;
