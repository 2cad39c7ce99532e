/// E-mail to those who work with the workspace: what waits, what was sent, and how.
@NullMarked
package org.querencia.runtime.mail;

import org.jspecify.annotations.NullMarked;
