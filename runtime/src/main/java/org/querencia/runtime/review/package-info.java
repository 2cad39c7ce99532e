/// Pairs of people who may be one: proposed by a model, judged by somebody, remembered for ever.
@NullMarked
package org.querencia.runtime.review;

import org.jspecify.annotations.NullMarked;
