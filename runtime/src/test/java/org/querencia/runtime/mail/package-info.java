/// Tests of org.querencia.runtime.mail.
@NullMarked
package org.querencia.runtime.mail;

import org.jspecify.annotations.NullMarked;
