/// PostgreSQL for tests: one server per JVM, a fresh database per test.
@NullMarked
package org.querencia.store.kit;

import org.jspecify.annotations.NullMarked;
