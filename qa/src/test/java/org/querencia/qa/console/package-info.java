/// The console as people use it: its pages in a real browser, over the engine in memory.
@NullMarked
package org.querencia.qa.console;

import org.jspecify.annotations.NullMarked;
