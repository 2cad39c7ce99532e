@NullMarked
package org.querencia.app.client;

import org.jspecify.annotations.NullMarked;
