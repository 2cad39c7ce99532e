/// The test kit: fixtures and the seeded runner, shared by every module's tests.
@NullMarked
package org.querencia.core.kit;

import org.jspecify.annotations.NullMarked;
