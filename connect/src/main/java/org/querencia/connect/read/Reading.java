package org.querencia.connect.read;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// The records of one file, one after the other. For one thread.
///
/// A row that cannot be read is an item like the others; what makes the rest unreadable (a damaged
/// archive, an archive that would never end) throws [UnreadableFileException].
public interface Reading extends AutoCloseable {

    /// The names of the columns, in their order.
    List<String> columns();

    /// The next item; empty at the end.
    Optional<Item> next() throws IOException;

    /// How much of the file was read, 0 to 1.
    double share();

    @Override
    void close() throws IOException;

    /// What is read of a file.
    sealed interface Item {

        /// A row with a cell for each column.
        record Whole(Row row) implements Item {}

        /// A row that cannot be taken.
        ///
        /// @param row what could be read of it; its cells may be fewer or more than the columns
        /// @param column at fault; empty when it is the row as a whole
        /// @param value what stands there, cut
        /// @param why what is wrong
        record Broken(Row row, String column, String value, Why why) implements Item {}
    }
}
