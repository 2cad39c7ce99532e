@NullMarked
package org.querencia.app.command;

import org.jspecify.annotations.NullMarked;
