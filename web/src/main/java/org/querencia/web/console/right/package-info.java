/// People's rights: what is kept of a person to take along, erasing, and the certificates.
@NullMarked
package org.querencia.web.console.right;

import org.jspecify.annotations.NullMarked;
