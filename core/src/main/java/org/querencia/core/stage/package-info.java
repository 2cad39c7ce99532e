/// Stages: where people stand on their way with the company, such as the journey from hearing of it
/// to speaking well of it, and how they pass from one to another.
@NullMarked
package org.querencia.core.stage;

import org.jspecify.annotations.NullMarked;
