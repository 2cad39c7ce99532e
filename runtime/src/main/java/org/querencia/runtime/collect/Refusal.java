package org.querencia.runtime.collect;

/// One event that was not taken.
///
/// @param index its place in the request, from 0
/// @param reason what is wrong, where, and how to mend it
public record Refusal(int index, RefusalCode code, String reason) {

    Refusal at(int place) {
        return new Refusal(place, code, reason);
    }
}
