package org.querencia.runtime.collect;

import tools.jackson.core.JsonToken;

/// How one family of clients writes a batch of events.
interface Dialect {

    /// The field that holds the list of events.
    String list();

    /// A field of the batch beside the list. `token` is its first one; the whole value is read.
    void batchField(String name, JsonToken token, Draft batch, ValueReader values);

    /// One event, whose opening brace was just read; its closing brace is the last token read.
    void event(Draft draft, ValueReader values);
}
