/// What comes in from elsewhere than the collecting API: files of a company's own, read, mapped and
/// turned into facts.
@NullMarked
package org.querencia.connect;

import org.jspecify.annotations.NullMarked;
