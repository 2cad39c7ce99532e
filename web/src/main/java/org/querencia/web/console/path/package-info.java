/// How people really go, in the console: the map of their steps, and stages by channel.
@NullMarked
package org.querencia.web.console.path;

import org.jspecify.annotations.NullMarked;
