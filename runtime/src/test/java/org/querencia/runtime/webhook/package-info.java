/// Tests of org.querencia.runtime.webhook.
@NullMarked
package org.querencia.runtime.webhook;

import org.jspecify.annotations.NullMarked;
