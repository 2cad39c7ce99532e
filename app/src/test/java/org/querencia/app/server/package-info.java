@NullMarked
package org.querencia.app.server;

import org.jspecify.annotations.NullMarked;
