package org.querencia.runtime.collect;

/// What one delivery may hold. An event beyond its limits is refused alone; a request beyond its
/// own is refused whole.
///
/// @param eventBytesMax of one event as it was written
/// @param requestBytesMax of one request, inflated
/// @param batchEventsMax events in one request
/// @param valuesMax named values and list elements of one event, at all depths together
/// @param depthMax objects and lists inside each other, the event itself being the first
/// @param nameLengthMax characters of the name of an event or of a field
/// @param idLengthMax characters of a user id, anonymous id or previous id
public record Limits(
        int eventBytesMax,
        int requestBytesMax,
        int batchEventsMax,
        int valuesMax,
        int depthMax,
        int nameLengthMax,
        int idLengthMax) {

    /// Segment's limits, plus those on the shape of an event.
    public static final Limits COLLECT =
            new Limits(32 * 1024, 500 * 1024, 2_500, 2_500, 16, 256, 256);
}
