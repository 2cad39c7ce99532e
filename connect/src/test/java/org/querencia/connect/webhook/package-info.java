/// Tests of org.querencia.connect.webhook.
@NullMarked
package org.querencia.connect.webhook;

import org.jspecify.annotations.NullMarked;
