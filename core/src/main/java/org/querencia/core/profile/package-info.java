/// What is known of a person: the summary kept per anchor, which merges and comes apart again.
@NullMarked
package org.querencia.core.profile;

import org.jspecify.annotations.NullMarked;
