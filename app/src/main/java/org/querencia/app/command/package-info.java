/// The command line: one class per command, each thin.
@NullMarked
package org.querencia.app.command;

import org.jspecify.annotations.NullMarked;
