/// Being called by shop systems and Meta: signatures proved, payloads turned into facts.
@NullMarked
package org.querencia.connect.webhook;

import org.jspecify.annotations.NullMarked;
