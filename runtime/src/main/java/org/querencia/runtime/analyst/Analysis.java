package org.querencia.runtime.analyst;

import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/// Answers statements over the views, and over nothing else: one SELECT, with functions that only
/// reckon. Reads on connections of its own, a few at a time. Safe from any thread.
///
/// All methods that take a statement throw [SqlRefusedException] when it is not answered.
public interface Analysis {

    /// What may be read.
    List<View> views();

    /// Names of the functions that may be used, in order.
    List<String> functions();

    /// The columns the answer would have; nothing is asked.
    List<Column> columns(String sql);

    /// Tells the taker the columns, then row after row until there are no more, as many as the
    /// query may have, or it wants no more.
    ///
    /// @return whether there were more
    boolean ask(Query query, Taker taker);

    /// Writes the answer as a Parquet file; nothing of it before all of it is known.
    void parquet(Query query, OutputStream out);

    /// Takes an answer as it comes.
    interface Taker {
        void columns(List<Column> columns);

        /// @param cells as text; empty for NULL
        /// @return whether it wants more
        boolean row(List<Optional<String>> cells);
    }
}
