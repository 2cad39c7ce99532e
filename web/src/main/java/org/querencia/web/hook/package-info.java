/// Webhooks over HTTP: their addresses, and the answers providers expect.
@NullMarked
package org.querencia.web.hook;

import org.jspecify.annotations.NullMarked;
