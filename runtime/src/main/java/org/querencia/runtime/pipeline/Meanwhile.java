package org.querencia.runtime.pipeline;

import org.querencia.core.event.Position;
import org.querencia.runtime.collect.MarkingRules;

/// By which rules is marked until a state that is made anew has come so far again.
record Meanwhile(MarkingRules marking, Position until) {}
