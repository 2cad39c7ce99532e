/// What people allow, per purpose and channel, each with its proof.
@NullMarked
package org.querencia.core.consent;

import org.jspecify.annotations.NullMarked;
