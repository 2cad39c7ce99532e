/// What people do, one step after the other, found from what they did: the directly-follows graph
/// of process mining (van der Aalst, Process Mining, 2016), its loops, its barriers, and how well
/// it goes by a declared order.
@NullMarked
package org.querencia.science.process;

import org.jspecify.annotations.NullMarked;
