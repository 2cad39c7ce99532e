package org.querencia.qa.clients;

/// One of the clients of other products, unmodified.
interface Client {

    /// Tells [Story] of somebody, as far as it has the calls. It may go on sending until it is
    /// closed.
    Open tell(String host, String writeKey, String who);

    /// A client at work.
    interface Open extends AutoCloseable {
        @Override
        void close();
    }
}
