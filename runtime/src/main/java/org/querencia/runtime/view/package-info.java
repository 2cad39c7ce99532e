/// Reading people, companies and what just happened, as the API and the console show them.
@NullMarked
package org.querencia.runtime.view;

import org.jspecify.annotations.NullMarked;
