/// People: search, and one person's page.
@NullMarked
package org.querencia.web.console.people;

import org.jspecify.annotations.NullMarked;
