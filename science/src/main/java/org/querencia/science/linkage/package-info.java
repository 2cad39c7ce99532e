/// Who is who without a shared key: the model of Fellegi and Sunter (A theory for record linkage,
/// 1969) with levels of agreement, values weighed by their rarity, weights learned without labels,
/// and clusters that refuse weak bridges. [Linkage] is the door.
@NullMarked
package org.querencia.science.linkage;

import org.jspecify.annotations.NullMarked;
