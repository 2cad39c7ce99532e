/// Who may: sources and their keys, users, sessions, API tokens.
@NullMarked
package org.querencia.runtime.access;

import org.jspecify.annotations.NullMarked;
