/// Models of stages: how they are defined and stored, where people stand in them, and how they pass
/// from one stage to another.
@NullMarked
package org.querencia.runtime.stage;

import org.jspecify.annotations.NullMarked;
