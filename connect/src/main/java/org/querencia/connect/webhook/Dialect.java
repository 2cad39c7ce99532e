package org.querencia.connect.webhook;

import java.util.List;
import org.querencia.connect.fact.Told;
import org.querencia.core.event.Value.Fields;
import org.querencia.runtime.webhook.Webhooks.Call;

/// How one provider signs and what its calls mean.
interface Dialect {

    /// Whether the call carries the signature that `secret` makes of its body.
    boolean isSigned(Call call, String secret);

    /// Whether it is a call that only tries the address, sent unsigned and without content.
    default boolean isPing(Call call) {
        return false;
    }

    /// What the call tells. Throws [MalformedException] when it lacks what its kind must have.
    Reading read(Call call, Fields body);

    /// @param ignored happenings that are not understood, or mean nothing here
    record Reading(List<Told> told, int ignored) {

        static final Reading NOT_UNDERSTOOD = new Reading(List.of(), 1);

        public Reading {
            told = List.copyOf(told);
        }

        static Reading of(List<Told> told) {
            return new Reading(told, 0);
        }
    }

    /// A call that is signed and lacks what it must have; says what.
    final class MalformedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MalformedException(String reason) {
            super(reason, null, false, false);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }
}
