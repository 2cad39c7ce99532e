/// Pages where somebody looks at people who may be one, and at how clean what is known of people
/// is.
@NullMarked
package org.querencia.web.console.review;

import org.jspecify.annotations.NullMarked;
