/// The API of everything but collection: people, companies, sources, figures.
@NullMarked
package org.querencia.web.api;

import org.jspecify.annotations.NullMarked;
