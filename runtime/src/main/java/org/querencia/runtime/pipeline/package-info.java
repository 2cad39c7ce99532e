/// The way of an event after the log: resolve, step, commit, project.
@NullMarked
package org.querencia.runtime.pipeline;

import org.jspecify.annotations.NullMarked;
