package org.querencia.runtime.linkage;

import java.util.List;
import org.querencia.runtime.state.Described;
import org.querencia.science.linkage.Scorer;

/// Two people who are alike.
///
/// @param parts as seen from `one`
record Tie(Described one, Described other, double probability, List<Scorer.Part> parts) {}
