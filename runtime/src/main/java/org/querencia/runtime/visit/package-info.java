/// Where sellers register who came to the shop, and take back what they registered.
@NullMarked
package org.querencia.runtime.visit;

import org.jspecify.annotations.NullMarked;
