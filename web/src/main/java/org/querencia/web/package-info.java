/// The HTTP server: one listener, one mapper of failures, and the rooms that answer.
@NullMarked
package org.querencia.web;

import org.jspecify.annotations.NullMarked;
