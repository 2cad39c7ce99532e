package org.querencia.runtime.analyst;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;

/// Facts and events as Parquet files, one per table and local day. Safe from any thread.
public interface DayFiles {

    /// The tables there are: the fact base, the segments people were in, and the events.
    List<String> TABLES = List.of("customer_days", "segment_days", "events");

    /// What there is, by table and day.
    List<DayFile> all(LocalDate from, LocalDate until);

    /// Writes one of them; of a day without anything a file without rows.
    void write(String table, LocalDate day, OutputStream out) throws IOException;

    /// One file that can be written.
    ///
    /// @param rows it has
    /// @param content a hash of what is in it: the same as long as it is the same
    record DayFile(String table, LocalDate day, long rows, String content) {}
}
