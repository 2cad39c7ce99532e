/// Looking whether a machine has what a server needs.
@NullMarked
package org.querencia.app.doctor;

import org.jspecify.annotations.NullMarked;
