/// Webhooks of ours: who is told, and how that goes.
@NullMarked
package org.querencia.web.console.webhook;

import org.jspecify.annotations.NullMarked;
