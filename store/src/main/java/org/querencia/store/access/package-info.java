/// Sources, users, the workspace and refused events on PostgreSQL.
@NullMarked
package org.querencia.store.access;

import org.jspecify.annotations.NullMarked;
