/// Home: the figures of a period, what is behind each, and what happens right now.
@NullMarked
package org.querencia.web.console.home;

import org.jspecify.annotations.NullMarked;
