package org.querencia.runtime.linkage;

import org.querencia.core.event.Position;

/// How far people were looked at.
///
/// @param linked how many links were made
/// @param proposed how many pairs somebody was asked of
record Looked(Position position, long linked, long proposed) {

    static final Looked NOWHERE = new Looked(Position.START, 0, 0);

    Looked at(Position further) {
        return new Looked(further, linked, proposed);
    }

    Looked plus(long moreLinked, long moreProposed) {
        return new Looked(position, linked + moreLinked, proposed + moreProposed);
    }
}
