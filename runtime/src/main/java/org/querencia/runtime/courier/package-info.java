/// Telling other systems what happened, by webhooks of ours: each message signed, in order, at
/// least once.
@NullMarked
package org.querencia.runtime.courier;

import org.jspecify.annotations.NullMarked;
