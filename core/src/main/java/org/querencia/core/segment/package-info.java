/// Segments: people for whom a rule holds, always right: with every event, and at the very instant
/// at which time alone changes the answer.
@NullMarked
package org.querencia.core.segment;

import org.jspecify.annotations.NullMarked;
