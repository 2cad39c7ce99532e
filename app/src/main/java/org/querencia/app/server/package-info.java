/// The data folder: who holds it, and how commands find the server that does.
@NullMarked
package org.querencia.app.server;

import org.jspecify.annotations.NullMarked;
