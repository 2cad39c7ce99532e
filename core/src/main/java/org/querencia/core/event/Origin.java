package org.querencia.core.event;

/// Where an event came from, as the source was configured when it came.
///
/// @param trust whether the sender proved more than a key anyone can read in a page
/// @param priority which source wins per field when two tell of the same order: the higher one; 0
///   to 1000
/// @param orderNamespace orders of the same namespace and id are the same order
public record Origin(SourceKey source, Trust trust, int priority, String orderNamespace) {

    public static final int PRIORITY_DEFAULT = 100;
    public static final String NAMESPACE_DEFAULT = "order";

    public static Origin of(String source, Trust trust) {
        return new Origin(new SourceKey(source), trust, PRIORITY_DEFAULT, NAMESPACE_DEFAULT);
    }

    /// PUBLIC: a key that ships in pages and apps, so anyone may send. SECRET: a server's key, an
    /// import, a person signed in.
    public enum Trust {
        PUBLIC,
        SECRET
    }
}
