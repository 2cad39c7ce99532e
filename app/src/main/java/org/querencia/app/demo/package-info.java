/// A company with two years of files, which come in while the server runs, and a site whose
/// visitors come and go, so that a new installation has something to show.
@NullMarked
package org.querencia.app.demo;

import org.jspecify.annotations.NullMarked;
