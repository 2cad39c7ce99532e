/// Passwords, and who may sign in first.
@NullMarked
package org.querencia.app.access;

import org.jspecify.annotations.NullMarked;
