package org.querencia.core.rule;

/// One part of a rule, made ready to be answered again and again.
interface Part {

    Answer answer(Look look);

    /// An instant, later than now, before which the answer cannot change by time alone, in
    /// microseconds since 1970; [Micros#NEVER] when time alone never changes it.
    long next(Look look);

    /// A part that time alone never changes.
    interface Still extends Part {
        @Override
        default long next(Look look) {
            return Micros.NEVER;
        }
    }
}
