/// The workspace's named places: kept, changed, given up, and read from files.
@NullMarked
package org.querencia.runtime.place;

import org.jspecify.annotations.NullMarked;
